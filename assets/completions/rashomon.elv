
use builtin;
use str;

set edit:completion:arg-completer[rashomon] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'rashomon'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'rashomon'= {
            cand --config-dir 'Keep settings and notes in this folder'
            cand --theme 'Colours of the reader'
            cand --color 'Colours of what is printed; auto is on terminals, unless the environment says otherwise'
            cand --log 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries'
            cand --sample 'Open the bundled sample story'
            cand --refresh 'Fetch pages anew although they were kept'
            cand --allow-private 'Fetch from this machine and private networks too, which a page could misuse'
            cand -q 'Print no progress and no notices on standard error, failures only'
            cand --quiet 'Print no progress and no notices on standard error, failures only'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand compare 'Print the comparison of articles'
            cand notes 'List, show, add, check, export and import notes'
            cand config 'Show where settings are kept, what they can be, and whether yours are right'
            cand completions 'Print the script that completes arguments in a shell'
            cand man 'Print the manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'rashomon;compare'= {
            cand --format 'How to print it; where this is not said, the name of the file does (.md, .json, .html), else it is text'
            cand -o 'Write to a file instead of standard output'
            cand --output 'Write to a file instead of standard output'
            cand --config-dir 'Keep settings and notes in this folder'
            cand --theme 'Colours of the reader'
            cand --color 'Colours of what is printed; auto is on terminals, unless the environment says otherwise'
            cand --log 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries'
            cand --sample 'Compare the bundled sample story'
            cand --notes 'Print your notes on the articles, too'
            cand --exit-code 'End with 3 where the articles state a fact differently so that both cannot hold'
            cand --refresh 'Fetch pages anew although they were kept'
            cand --allow-private 'Fetch from this machine and private networks too, which a page could misuse'
            cand -q 'Print no progress and no notices on standard error, failures only'
            cand --quiet 'Print no progress and no notices on standard error, failures only'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'rashomon;notes'= {
            cand --config-dir 'Keep settings and notes in this folder'
            cand --theme 'Colours of the reader'
            cand --color 'Colours of what is printed; auto is on terminals, unless the environment says otherwise'
            cand --log 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries'
            cand --refresh 'Fetch pages anew although they were kept'
            cand --allow-private 'Fetch from this machine and private networks too, which a page could misuse'
            cand -q 'Print no progress and no notices on standard error, failures only'
            cand --quiet 'Print no progress and no notices on standard error, failures only'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'List the notes, or those that match a query, one a line'
            cand show 'Show one note whole'
            cand add 'Add a note on an article, on words of it, or on words of two articles'
            cand check 'Find the notes of an article in its text of today and print how each fared'
            cand export 'Write the notes, or those that match a query, as Markdown; a file exported before is brought up to date'
            cand import 'Take in notes, or other programs'' annotations, from a JSON-LD file'
            cand restore 'Bring a note back from the trash; without an id, list what is there'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'rashomon;notes;list'= {
            cand --tag 'Only those with this tag, as #TAG in a query; may be given several times'
            cand --kind 'Only those of this kind, as kind:KIND in a query'
            cand --state 'Only those with a quotation in this state, as state:STATE in a query'
            cand --config-dir 'Keep settings and notes in this folder'
            cand --theme 'Colours of the reader'
            cand --color 'Colours of what is printed; auto is on terminals, unless the environment says otherwise'
            cand --log 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries'
            cand --json 'Print them as JSON, as they are stored'
            cand --refresh 'Fetch pages anew although they were kept'
            cand --allow-private 'Fetch from this machine and private networks too, which a page could misuse'
            cand -q 'Print no progress and no notices on standard error, failures only'
            cand --quiet 'Print no progress and no notices on standard error, failures only'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'rashomon;notes;show'= {
            cand --config-dir 'Keep settings and notes in this folder'
            cand --theme 'Colours of the reader'
            cand --color 'Colours of what is printed; auto is on terminals, unless the environment says otherwise'
            cand --log 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries'
            cand --json 'Print it as JSON, as it is stored'
            cand --refresh 'Fetch pages anew although they were kept'
            cand --allow-private 'Fetch from this machine and private networks too, which a page could misuse'
            cand -q 'Print no progress and no notices on standard error, failures only'
            cand --quiet 'Print no progress and no notices on standard error, failures only'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'rashomon;notes;add'= {
            cand --quote 'The words of the article that the note is on; without them, it is on the whole article'
            cand --with 'A second article'
            cand --with-quote 'The words of the second article'
            cand --kind 'What sort of note it is'
            cand --relation 'How the two stand to each other'
            cand --body 'What the note says, in Markdown; - reads it from standard input'
            cand --tag 'A tag; may be given several times'
            cand --config-dir 'Keep settings and notes in this folder'
            cand --theme 'Colours of the reader'
            cand --color 'Colours of what is printed; auto is on terminals, unless the environment says otherwise'
            cand --log 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries'
            cand --refresh 'Fetch pages anew although they were kept'
            cand --allow-private 'Fetch from this machine and private networks too, which a page could misuse'
            cand -q 'Print no progress and no notices on standard error, failures only'
            cand --quiet 'Print no progress and no notices on standard error, failures only'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'rashomon;notes;check'= {
            cand --config-dir 'Keep settings and notes in this folder'
            cand --theme 'Colours of the reader'
            cand --color 'Colours of what is printed; auto is on terminals, unless the environment says otherwise'
            cand --log 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries'
            cand --json 'Print the places as JSON'
            cand --exit-code 'End with 3 where a quotation no longer stands there to the letter'
            cand --refresh 'Fetch pages anew although they were kept'
            cand --allow-private 'Fetch from this machine and private networks too, which a page could misuse'
            cand -q 'Print no progress and no notices on standard error, failures only'
            cand --quiet 'Print no progress and no notices on standard error, failures only'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'rashomon;notes;export'= {
            cand --tag 'Only those with this tag, as #TAG in a query; may be given several times'
            cand --kind 'Only those of this kind, as kind:KIND in a query'
            cand --state 'Only those with a quotation in this state, as state:STATE in a query'
            cand --format 'As what they are written'
            cand --title 'The title of a new document'
            cand --group 'How a new Markdown document is ordered: passage (as they stand in the articles), outlet or tag, with headings'
            cand -o 'Write to this file instead of standard output'
            cand --output 'Write to this file instead of standard output'
            cand --config-dir 'Keep settings and notes in this folder'
            cand --theme 'Colours of the reader'
            cand --color 'Colours of what is printed; auto is on terminals, unless the environment says otherwise'
            cand --log 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries'
            cand --refresh 'Fetch pages anew although they were kept'
            cand --allow-private 'Fetch from this machine and private networks too, which a page could misuse'
            cand -q 'Print no progress and no notices on standard error, failures only'
            cand --quiet 'Print no progress and no notices on standard error, failures only'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'rashomon;notes;import'= {
            cand --config-dir 'Keep settings and notes in this folder'
            cand --theme 'Colours of the reader'
            cand --color 'Colours of what is printed; auto is on terminals, unless the environment says otherwise'
            cand --log 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --refresh 'Fetch pages anew although they were kept'
            cand --allow-private 'Fetch from this machine and private networks too, which a page could misuse'
            cand -q 'Print no progress and no notices on standard error, failures only'
            cand --quiet 'Print no progress and no notices on standard error, failures only'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'rashomon;notes;restore'= {
            cand --config-dir 'Keep settings and notes in this folder'
            cand --theme 'Colours of the reader'
            cand --color 'Colours of what is printed; auto is on terminals, unless the environment says otherwise'
            cand --log 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries'
            cand --json 'Print what is in the trash as JSON, as it is stored'
            cand --refresh 'Fetch pages anew although they were kept'
            cand --allow-private 'Fetch from this machine and private networks too, which a page could misuse'
            cand -q 'Print no progress and no notices on standard error, failures only'
            cand --quiet 'Print no progress and no notices on standard error, failures only'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'rashomon;notes;help'= {
            cand list 'List the notes, or those that match a query, one a line'
            cand show 'Show one note whole'
            cand add 'Add a note on an article, on words of it, or on words of two articles'
            cand check 'Find the notes of an article in its text of today and print how each fared'
            cand export 'Write the notes, or those that match a query, as Markdown; a file exported before is brought up to date'
            cand import 'Take in notes, or other programs'' annotations, from a JSON-LD file'
            cand restore 'Bring a note back from the trash; without an id, list what is there'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'rashomon;notes;help;list'= {
        }
        &'rashomon;notes;help;show'= {
        }
        &'rashomon;notes;help;add'= {
        }
        &'rashomon;notes;help;check'= {
        }
        &'rashomon;notes;help;export'= {
        }
        &'rashomon;notes;help;import'= {
        }
        &'rashomon;notes;help;restore'= {
        }
        &'rashomon;notes;help;help'= {
        }
        &'rashomon;config'= {
            cand --config-dir 'Keep settings and notes in this folder'
            cand --theme 'Colours of the reader'
            cand --color 'Colours of what is printed; auto is on terminals, unless the environment says otherwise'
            cand --log 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries'
            cand --refresh 'Fetch pages anew although they were kept'
            cand --allow-private 'Fetch from this machine and private networks too, which a page could misuse'
            cand -q 'Print no progress and no notices on standard error, failures only'
            cand --quiet 'Print no progress and no notices on standard error, failures only'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand path 'Print the path of the settings file'
            cand print 'Print every setting with its default'
            cand check 'Check the settings file and print every mistake'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'rashomon;config;path'= {
            cand --config-dir 'Keep settings and notes in this folder'
            cand --theme 'Colours of the reader'
            cand --color 'Colours of what is printed; auto is on terminals, unless the environment says otherwise'
            cand --log 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries'
            cand --refresh 'Fetch pages anew although they were kept'
            cand --allow-private 'Fetch from this machine and private networks too, which a page could misuse'
            cand -q 'Print no progress and no notices on standard error, failures only'
            cand --quiet 'Print no progress and no notices on standard error, failures only'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'rashomon;config;print'= {
            cand --config-dir 'Keep settings and notes in this folder'
            cand --theme 'Colours of the reader'
            cand --color 'Colours of what is printed; auto is on terminals, unless the environment says otherwise'
            cand --log 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries'
            cand --refresh 'Fetch pages anew although they were kept'
            cand --allow-private 'Fetch from this machine and private networks too, which a page could misuse'
            cand -q 'Print no progress and no notices on standard error, failures only'
            cand --quiet 'Print no progress and no notices on standard error, failures only'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'rashomon;config;check'= {
            cand --config-dir 'Keep settings and notes in this folder'
            cand --theme 'Colours of the reader'
            cand --color 'Colours of what is printed; auto is on terminals, unless the environment says otherwise'
            cand --log 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries'
            cand --refresh 'Fetch pages anew although they were kept'
            cand --allow-private 'Fetch from this machine and private networks too, which a page could misuse'
            cand -q 'Print no progress and no notices on standard error, failures only'
            cand --quiet 'Print no progress and no notices on standard error, failures only'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'rashomon;config;help'= {
            cand path 'Print the path of the settings file'
            cand print 'Print every setting with its default'
            cand check 'Check the settings file and print every mistake'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'rashomon;config;help;path'= {
        }
        &'rashomon;config;help;print'= {
        }
        &'rashomon;config;help;check'= {
        }
        &'rashomon;config;help;help'= {
        }
        &'rashomon;completions'= {
            cand --config-dir 'Keep settings and notes in this folder'
            cand --theme 'Colours of the reader'
            cand --color 'Colours of what is printed; auto is on terminals, unless the environment says otherwise'
            cand --log 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries'
            cand --refresh 'Fetch pages anew although they were kept'
            cand --allow-private 'Fetch from this machine and private networks too, which a page could misuse'
            cand -q 'Print no progress and no notices on standard error, failures only'
            cand --quiet 'Print no progress and no notices on standard error, failures only'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'rashomon;man'= {
            cand --config-dir 'Keep settings and notes in this folder'
            cand --theme 'Colours of the reader'
            cand --color 'Colours of what is printed; auto is on terminals, unless the environment says otherwise'
            cand --log 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries'
            cand --refresh 'Fetch pages anew although they were kept'
            cand --allow-private 'Fetch from this machine and private networks too, which a page could misuse'
            cand -q 'Print no progress and no notices on standard error, failures only'
            cand --quiet 'Print no progress and no notices on standard error, failures only'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'rashomon;help'= {
            cand compare 'Print the comparison of articles'
            cand notes 'List, show, add, check, export and import notes'
            cand config 'Show where settings are kept, what they can be, and whether yours are right'
            cand completions 'Print the script that completes arguments in a shell'
            cand man 'Print the manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'rashomon;help;compare'= {
        }
        &'rashomon;help;notes'= {
            cand list 'List the notes, or those that match a query, one a line'
            cand show 'Show one note whole'
            cand add 'Add a note on an article, on words of it, or on words of two articles'
            cand check 'Find the notes of an article in its text of today and print how each fared'
            cand export 'Write the notes, or those that match a query, as Markdown; a file exported before is brought up to date'
            cand import 'Take in notes, or other programs'' annotations, from a JSON-LD file'
            cand restore 'Bring a note back from the trash; without an id, list what is there'
        }
        &'rashomon;help;notes;list'= {
        }
        &'rashomon;help;notes;show'= {
        }
        &'rashomon;help;notes;add'= {
        }
        &'rashomon;help;notes;check'= {
        }
        &'rashomon;help;notes;export'= {
        }
        &'rashomon;help;notes;import'= {
        }
        &'rashomon;help;notes;restore'= {
        }
        &'rashomon;help;config'= {
            cand path 'Print the path of the settings file'
            cand print 'Print every setting with its default'
            cand check 'Check the settings file and print every mistake'
        }
        &'rashomon;help;config;path'= {
        }
        &'rashomon;help;config;print'= {
        }
        &'rashomon;help;config;check'= {
        }
        &'rashomon;help;completions'= {
        }
        &'rashomon;help;man'= {
        }
        &'rashomon;help;help'= {
        }
    ]
    $completions[$command]
}
