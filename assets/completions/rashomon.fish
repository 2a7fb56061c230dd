# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_rashomon_global_optspecs
    string join \n sample config-dir= theme= color= refresh allow-private log= q/quiet h/help V/version
end

function __fish_rashomon_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_rashomon_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_rashomon_using_subcommand
    set -l cmd (__fish_rashomon_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c rashomon -n "__fish_rashomon_needs_command" -l config-dir -d 'Keep settings and notes in this folder' -r -f -a "(__fish_complete_directories)"
complete -c rashomon -n "__fish_rashomon_needs_command" -l theme -d 'Colours of the reader' -r -f -a "auto\t''
dark\t''
light\t''
16\t''
mono\t''"
complete -c rashomon -n "__fish_rashomon_needs_command" -l color -d 'Colours of what is printed; auto is on terminals, unless the environment says otherwise' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'In files and pipes, too'
never\t'Nowhere'"
complete -c rashomon -n "__fish_rashomon_needs_command" -l log -d 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries' -r -F
complete -c rashomon -n "__fish_rashomon_needs_command" -l sample -d 'Open the bundled sample story'
complete -c rashomon -n "__fish_rashomon_needs_command" -l refresh -d 'Fetch pages anew although they were kept'
complete -c rashomon -n "__fish_rashomon_needs_command" -l allow-private -d 'Fetch from this machine and private networks too, which a page could misuse'
complete -c rashomon -n "__fish_rashomon_needs_command" -s q -l quiet -d 'Print no progress and no notices on standard error, failures only'
complete -c rashomon -n "__fish_rashomon_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rashomon -n "__fish_rashomon_needs_command" -s V -l version -d 'Print version'
complete -c rashomon -n "__fish_rashomon_needs_command" -a "compare" -d 'Print the comparison of articles'
complete -c rashomon -n "__fish_rashomon_needs_command" -a "notes" -d 'List, show, add, check, export and import notes'
complete -c rashomon -n "__fish_rashomon_needs_command" -a "config" -d 'Show where settings are kept, what they can be, and whether yours are right'
complete -c rashomon -n "__fish_rashomon_needs_command" -a "completions" -d 'Print the script that completes arguments in a shell'
complete -c rashomon -n "__fish_rashomon_needs_command" -a "man" -d 'Print the manual page'
complete -c rashomon -n "__fish_rashomon_needs_command" -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c rashomon -n "__fish_rashomon_using_subcommand compare" -l format -d 'How to print it; where this is not said, the name of the file does (.md, .json, .html), else it is text' -r -f -a "text\t'For people, plain text at 80 columns'
markdown\t'For a wiki, with tables'
json\t'For programs, schema rashomon.comparison/1'
html\t'One page for a browser, with nothing loaded from elsewhere'"
complete -c rashomon -n "__fish_rashomon_using_subcommand compare" -s o -l output -d 'Write to a file instead of standard output' -r -F
complete -c rashomon -n "__fish_rashomon_using_subcommand compare" -l config-dir -d 'Keep settings and notes in this folder' -r -f -a "(__fish_complete_directories)"
complete -c rashomon -n "__fish_rashomon_using_subcommand compare" -l theme -d 'Colours of the reader' -r -f -a "auto\t''
dark\t''
light\t''
16\t''
mono\t''"
complete -c rashomon -n "__fish_rashomon_using_subcommand compare" -l color -d 'Colours of what is printed; auto is on terminals, unless the environment says otherwise' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'In files and pipes, too'
never\t'Nowhere'"
complete -c rashomon -n "__fish_rashomon_using_subcommand compare" -l log -d 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries' -r -F
complete -c rashomon -n "__fish_rashomon_using_subcommand compare" -l sample -d 'Compare the bundled sample story'
complete -c rashomon -n "__fish_rashomon_using_subcommand compare" -l notes -d 'Print your notes on the articles, too'
complete -c rashomon -n "__fish_rashomon_using_subcommand compare" -l exit-code -d 'End with 3 where the articles state a fact differently so that both cannot hold'
complete -c rashomon -n "__fish_rashomon_using_subcommand compare" -l refresh -d 'Fetch pages anew although they were kept'
complete -c rashomon -n "__fish_rashomon_using_subcommand compare" -l allow-private -d 'Fetch from this machine and private networks too, which a page could misuse'
complete -c rashomon -n "__fish_rashomon_using_subcommand compare" -s q -l quiet -d 'Print no progress and no notices on standard error, failures only'
complete -c rashomon -n "__fish_rashomon_using_subcommand compare" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and not __fish_seen_subcommand_from list show add check export import restore help" -l config-dir -d 'Keep settings and notes in this folder' -r -f -a "(__fish_complete_directories)"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and not __fish_seen_subcommand_from list show add check export import restore help" -l theme -d 'Colours of the reader' -r -f -a "auto\t''
dark\t''
light\t''
16\t''
mono\t''"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and not __fish_seen_subcommand_from list show add check export import restore help" -l color -d 'Colours of what is printed; auto is on terminals, unless the environment says otherwise' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'In files and pipes, too'
never\t'Nowhere'"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and not __fish_seen_subcommand_from list show add check export import restore help" -l log -d 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries' -r -F
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and not __fish_seen_subcommand_from list show add check export import restore help" -l refresh -d 'Fetch pages anew although they were kept'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and not __fish_seen_subcommand_from list show add check export import restore help" -l allow-private -d 'Fetch from this machine and private networks too, which a page could misuse'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and not __fish_seen_subcommand_from list show add check export import restore help" -s q -l quiet -d 'Print no progress and no notices on standard error, failures only'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and not __fish_seen_subcommand_from list show add check export import restore help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and not __fish_seen_subcommand_from list show add check export import restore help" -f -a "list" -d 'List the notes, or those that match a query, one a line'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and not __fish_seen_subcommand_from list show add check export import restore help" -f -a "show" -d 'Show one note whole'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and not __fish_seen_subcommand_from list show add check export import restore help" -f -a "add" -d 'Add a note on an article, on words of it, or on words of two articles'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and not __fish_seen_subcommand_from list show add check export import restore help" -f -a "check" -d 'Find the notes of an article in its text of today and print how each fared'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and not __fish_seen_subcommand_from list show add check export import restore help" -f -a "export" -d 'Write the notes, or those that match a query, as Markdown; a file exported before is brought up to date'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and not __fish_seen_subcommand_from list show add check export import restore help" -f -a "import" -d 'Take in notes, or other programs\' annotations, from a JSON-LD file'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and not __fish_seen_subcommand_from list show add check export import restore help" -f -a "restore" -d 'Bring a note back from the trash; without an id, list what is there'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and not __fish_seen_subcommand_from list show add check export import restore help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from list" -l tag -d 'Only those with this tag, as #TAG in a query; may be given several times' -r
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from list" -l kind -d 'Only those of this kind, as kind:KIND in a query' -r
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from list" -l state -d 'Only those with a quotation in this state, as state:STATE in a query' -r
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from list" -l config-dir -d 'Keep settings and notes in this folder' -r -f -a "(__fish_complete_directories)"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from list" -l theme -d 'Colours of the reader' -r -f -a "auto\t''
dark\t''
light\t''
16\t''
mono\t''"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from list" -l color -d 'Colours of what is printed; auto is on terminals, unless the environment says otherwise' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'In files and pipes, too'
never\t'Nowhere'"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from list" -l log -d 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries' -r -F
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from list" -l json -d 'Print them as JSON, as they are stored'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from list" -l refresh -d 'Fetch pages anew although they were kept'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from list" -l allow-private -d 'Fetch from this machine and private networks too, which a page could misuse'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print no progress and no notices on standard error, failures only'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from show" -l config-dir -d 'Keep settings and notes in this folder' -r -f -a "(__fish_complete_directories)"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from show" -l theme -d 'Colours of the reader' -r -f -a "auto\t''
dark\t''
light\t''
16\t''
mono\t''"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from show" -l color -d 'Colours of what is printed; auto is on terminals, unless the environment says otherwise' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'In files and pipes, too'
never\t'Nowhere'"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from show" -l log -d 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries' -r -F
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from show" -l json -d 'Print it as JSON, as it is stored'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from show" -l refresh -d 'Fetch pages anew although they were kept'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from show" -l allow-private -d 'Fetch from this machine and private networks too, which a page could misuse'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print no progress and no notices on standard error, failures only'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from add" -l quote -d 'The words of the article that the note is on; without them, it is on the whole article' -r
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from add" -l with -d 'A second article' -r -F
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from add" -l with-quote -d 'The words of the second article' -r
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from add" -l kind -d 'What sort of note it is' -r -f -a "note\t''
question\t''
claim\t''
error\t''
quote\t''
flag\t''"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from add" -l relation -d 'How the two stand to each other' -r -f -a "same-claim\t''
conflict\t''
quote-vs-source\t''
omitted\t''
other\t''"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from add" -l body -d 'What the note says, in Markdown; - reads it from standard input' -r
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from add" -l tag -d 'A tag; may be given several times' -r
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from add" -l config-dir -d 'Keep settings and notes in this folder' -r -f -a "(__fish_complete_directories)"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from add" -l theme -d 'Colours of the reader' -r -f -a "auto\t''
dark\t''
light\t''
16\t''
mono\t''"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from add" -l color -d 'Colours of what is printed; auto is on terminals, unless the environment says otherwise' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'In files and pipes, too'
never\t'Nowhere'"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from add" -l log -d 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries' -r -F
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from add" -l refresh -d 'Fetch pages anew although they were kept'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from add" -l allow-private -d 'Fetch from this machine and private networks too, which a page could misuse'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Print no progress and no notices on standard error, failures only'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from check" -l config-dir -d 'Keep settings and notes in this folder' -r -f -a "(__fish_complete_directories)"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from check" -l theme -d 'Colours of the reader' -r -f -a "auto\t''
dark\t''
light\t''
16\t''
mono\t''"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from check" -l color -d 'Colours of what is printed; auto is on terminals, unless the environment says otherwise' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'In files and pipes, too'
never\t'Nowhere'"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from check" -l log -d 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries' -r -F
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from check" -l json -d 'Print the places as JSON'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from check" -l exit-code -d 'End with 3 where a quotation no longer stands there to the letter'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from check" -l refresh -d 'Fetch pages anew although they were kept'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from check" -l allow-private -d 'Fetch from this machine and private networks too, which a page could misuse'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Print no progress and no notices on standard error, failures only'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from export" -l tag -d 'Only those with this tag, as #TAG in a query; may be given several times' -r
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from export" -l kind -d 'Only those of this kind, as kind:KIND in a query' -r
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from export" -l state -d 'Only those with a quotation in this state, as state:STATE in a query' -r
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from export" -l format -d 'As what they are written' -r -f -a "markdown\t'A document for people'
jsonld\t'Web Annotations, with nothing left out'"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from export" -l title -d 'The title of a new document' -r
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from export" -l group -d 'How a new Markdown document is ordered: passage (as they stand in the articles), outlet or tag, with headings' -r -f -a "passage\t''
outlet\t''
tag\t''"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from export" -s o -l output -d 'Write to this file instead of standard output' -r -F
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from export" -l config-dir -d 'Keep settings and notes in this folder' -r -f -a "(__fish_complete_directories)"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from export" -l theme -d 'Colours of the reader' -r -f -a "auto\t''
dark\t''
light\t''
16\t''
mono\t''"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from export" -l color -d 'Colours of what is printed; auto is on terminals, unless the environment says otherwise' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'In files and pipes, too'
never\t'Nowhere'"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from export" -l log -d 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries' -r -F
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from export" -l refresh -d 'Fetch pages anew although they were kept'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from export" -l allow-private -d 'Fetch from this machine and private networks too, which a page could misuse'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Print no progress and no notices on standard error, failures only'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from import" -l config-dir -d 'Keep settings and notes in this folder' -r -f -a "(__fish_complete_directories)"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from import" -l theme -d 'Colours of the reader' -r -f -a "auto\t''
dark\t''
light\t''
16\t''
mono\t''"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from import" -l color -d 'Colours of what is printed; auto is on terminals, unless the environment says otherwise' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'In files and pipes, too'
never\t'Nowhere'"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from import" -l log -d 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries' -r -F
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from import" -l dry-run -d 'Say what would be done, and do nothing'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from import" -l refresh -d 'Fetch pages anew although they were kept'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from import" -l allow-private -d 'Fetch from this machine and private networks too, which a page could misuse'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Print no progress and no notices on standard error, failures only'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from restore" -l config-dir -d 'Keep settings and notes in this folder' -r -f -a "(__fish_complete_directories)"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from restore" -l theme -d 'Colours of the reader' -r -f -a "auto\t''
dark\t''
light\t''
16\t''
mono\t''"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from restore" -l color -d 'Colours of what is printed; auto is on terminals, unless the environment says otherwise' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'In files and pipes, too'
never\t'Nowhere'"
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from restore" -l log -d 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries' -r -F
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from restore" -l json -d 'Print what is in the trash as JSON, as it is stored'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from restore" -l refresh -d 'Fetch pages anew although they were kept'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from restore" -l allow-private -d 'Fetch from this machine and private networks too, which a page could misuse'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from restore" -s q -l quiet -d 'Print no progress and no notices on standard error, failures only'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from restore" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the notes, or those that match a query, one a line'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one note whole'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from help" -f -a "add" -d 'Add a note on an article, on words of it, or on words of two articles'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from help" -f -a "check" -d 'Find the notes of an article in its text of today and print how each fared'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from help" -f -a "export" -d 'Write the notes, or those that match a query, as Markdown; a file exported before is brought up to date'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from help" -f -a "import" -d 'Take in notes, or other programs\' annotations, from a JSON-LD file'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from help" -f -a "restore" -d 'Bring a note back from the trash; without an id, list what is there'
complete -c rashomon -n "__fish_rashomon_using_subcommand notes; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and not __fish_seen_subcommand_from path print check help" -l config-dir -d 'Keep settings and notes in this folder' -r -f -a "(__fish_complete_directories)"
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and not __fish_seen_subcommand_from path print check help" -l theme -d 'Colours of the reader' -r -f -a "auto\t''
dark\t''
light\t''
16\t''
mono\t''"
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and not __fish_seen_subcommand_from path print check help" -l color -d 'Colours of what is printed; auto is on terminals, unless the environment says otherwise' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'In files and pipes, too'
never\t'Nowhere'"
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and not __fish_seen_subcommand_from path print check help" -l log -d 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries' -r -F
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and not __fish_seen_subcommand_from path print check help" -l refresh -d 'Fetch pages anew although they were kept'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and not __fish_seen_subcommand_from path print check help" -l allow-private -d 'Fetch from this machine and private networks too, which a page could misuse'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and not __fish_seen_subcommand_from path print check help" -s q -l quiet -d 'Print no progress and no notices on standard error, failures only'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and not __fish_seen_subcommand_from path print check help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and not __fish_seen_subcommand_from path print check help" -f -a "path" -d 'Print the path of the settings file'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and not __fish_seen_subcommand_from path print check help" -f -a "print" -d 'Print every setting with its default'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and not __fish_seen_subcommand_from path print check help" -f -a "check" -d 'Check the settings file and print every mistake'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and not __fish_seen_subcommand_from path print check help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from path" -l config-dir -d 'Keep settings and notes in this folder' -r -f -a "(__fish_complete_directories)"
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from path" -l theme -d 'Colours of the reader' -r -f -a "auto\t''
dark\t''
light\t''
16\t''
mono\t''"
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from path" -l color -d 'Colours of what is printed; auto is on terminals, unless the environment says otherwise' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'In files and pipes, too'
never\t'Nowhere'"
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from path" -l log -d 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries' -r -F
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from path" -l refresh -d 'Fetch pages anew although they were kept'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from path" -l allow-private -d 'Fetch from this machine and private networks too, which a page could misuse'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Print no progress and no notices on standard error, failures only'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from print" -l config-dir -d 'Keep settings and notes in this folder' -r -f -a "(__fish_complete_directories)"
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from print" -l theme -d 'Colours of the reader' -r -f -a "auto\t''
dark\t''
light\t''
16\t''
mono\t''"
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from print" -l color -d 'Colours of what is printed; auto is on terminals, unless the environment says otherwise' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'In files and pipes, too'
never\t'Nowhere'"
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from print" -l log -d 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries' -r -F
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from print" -l refresh -d 'Fetch pages anew although they were kept'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from print" -l allow-private -d 'Fetch from this machine and private networks too, which a page could misuse'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from print" -s q -l quiet -d 'Print no progress and no notices on standard error, failures only'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from print" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from check" -l config-dir -d 'Keep settings and notes in this folder' -r -f -a "(__fish_complete_directories)"
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from check" -l theme -d 'Colours of the reader' -r -f -a "auto\t''
dark\t''
light\t''
16\t''
mono\t''"
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from check" -l color -d 'Colours of what is printed; auto is on terminals, unless the environment says otherwise' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'In files and pipes, too'
never\t'Nowhere'"
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from check" -l log -d 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries' -r -F
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from check" -l refresh -d 'Fetch pages anew although they were kept'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from check" -l allow-private -d 'Fetch from this machine and private networks too, which a page could misuse'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Print no progress and no notices on standard error, failures only'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "path" -d 'Print the path of the settings file'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "print" -d 'Print every setting with its default'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "check" -d 'Check the settings file and print every mistake'
complete -c rashomon -n "__fish_rashomon_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c rashomon -n "__fish_rashomon_using_subcommand completions" -l config-dir -d 'Keep settings and notes in this folder' -r -f -a "(__fish_complete_directories)"
complete -c rashomon -n "__fish_rashomon_using_subcommand completions" -l theme -d 'Colours of the reader' -r -f -a "auto\t''
dark\t''
light\t''
16\t''
mono\t''"
complete -c rashomon -n "__fish_rashomon_using_subcommand completions" -l color -d 'Colours of what is printed; auto is on terminals, unless the environment says otherwise' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'In files and pipes, too'
never\t'Nowhere'"
complete -c rashomon -n "__fish_rashomon_using_subcommand completions" -l log -d 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries' -r -F
complete -c rashomon -n "__fish_rashomon_using_subcommand completions" -l refresh -d 'Fetch pages anew although they were kept'
complete -c rashomon -n "__fish_rashomon_using_subcommand completions" -l allow-private -d 'Fetch from this machine and private networks too, which a page could misuse'
complete -c rashomon -n "__fish_rashomon_using_subcommand completions" -s q -l quiet -d 'Print no progress and no notices on standard error, failures only'
complete -c rashomon -n "__fish_rashomon_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rashomon -n "__fish_rashomon_using_subcommand man" -l config-dir -d 'Keep settings and notes in this folder' -r -f -a "(__fish_complete_directories)"
complete -c rashomon -n "__fish_rashomon_using_subcommand man" -l theme -d 'Colours of the reader' -r -f -a "auto\t''
dark\t''
light\t''
16\t''
mono\t''"
complete -c rashomon -n "__fish_rashomon_using_subcommand man" -l color -d 'Colours of what is printed; auto is on terminals, unless the environment says otherwise' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'In files and pipes, too'
never\t'Nowhere'"
complete -c rashomon -n "__fish_rashomon_using_subcommand man" -l log -d 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries' -r -F
complete -c rashomon -n "__fish_rashomon_using_subcommand man" -l refresh -d 'Fetch pages anew although they were kept'
complete -c rashomon -n "__fish_rashomon_using_subcommand man" -l allow-private -d 'Fetch from this machine and private networks too, which a page could misuse'
complete -c rashomon -n "__fish_rashomon_using_subcommand man" -s q -l quiet -d 'Print no progress and no notices on standard error, failures only'
complete -c rashomon -n "__fish_rashomon_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rashomon -n "__fish_rashomon_using_subcommand help; and not __fish_seen_subcommand_from compare notes config completions man help" -f -a "compare" -d 'Print the comparison of articles'
complete -c rashomon -n "__fish_rashomon_using_subcommand help; and not __fish_seen_subcommand_from compare notes config completions man help" -f -a "notes" -d 'List, show, add, check, export and import notes'
complete -c rashomon -n "__fish_rashomon_using_subcommand help; and not __fish_seen_subcommand_from compare notes config completions man help" -f -a "config" -d 'Show where settings are kept, what they can be, and whether yours are right'
complete -c rashomon -n "__fish_rashomon_using_subcommand help; and not __fish_seen_subcommand_from compare notes config completions man help" -f -a "completions" -d 'Print the script that completes arguments in a shell'
complete -c rashomon -n "__fish_rashomon_using_subcommand help; and not __fish_seen_subcommand_from compare notes config completions man help" -f -a "man" -d 'Print the manual page'
complete -c rashomon -n "__fish_rashomon_using_subcommand help; and not __fish_seen_subcommand_from compare notes config completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c rashomon -n "__fish_rashomon_using_subcommand help; and __fish_seen_subcommand_from notes" -f -a "list" -d 'List the notes, or those that match a query, one a line'
complete -c rashomon -n "__fish_rashomon_using_subcommand help; and __fish_seen_subcommand_from notes" -f -a "show" -d 'Show one note whole'
complete -c rashomon -n "__fish_rashomon_using_subcommand help; and __fish_seen_subcommand_from notes" -f -a "add" -d 'Add a note on an article, on words of it, or on words of two articles'
complete -c rashomon -n "__fish_rashomon_using_subcommand help; and __fish_seen_subcommand_from notes" -f -a "check" -d 'Find the notes of an article in its text of today and print how each fared'
complete -c rashomon -n "__fish_rashomon_using_subcommand help; and __fish_seen_subcommand_from notes" -f -a "export" -d 'Write the notes, or those that match a query, as Markdown; a file exported before is brought up to date'
complete -c rashomon -n "__fish_rashomon_using_subcommand help; and __fish_seen_subcommand_from notes" -f -a "import" -d 'Take in notes, or other programs\' annotations, from a JSON-LD file'
complete -c rashomon -n "__fish_rashomon_using_subcommand help; and __fish_seen_subcommand_from notes" -f -a "restore" -d 'Bring a note back from the trash; without an id, list what is there'
complete -c rashomon -n "__fish_rashomon_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "path" -d 'Print the path of the settings file'
complete -c rashomon -n "__fish_rashomon_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "print" -d 'Print every setting with its default'
complete -c rashomon -n "__fish_rashomon_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "check" -d 'Check the settings file and print every mistake'
