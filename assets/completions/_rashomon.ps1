
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'rashomon' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'rashomon'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'rashomon' {
            [CompletionResult]::new('--config-dir', '--config-dir', [CompletionResultType]::ParameterName, 'Keep settings and notes in this folder')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours of the reader')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours of what is printed; auto is on terminals, unless the environment says otherwise')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries')
            [CompletionResult]::new('--sample', '--sample', [CompletionResultType]::ParameterName, 'Open the bundled sample story')
            [CompletionResult]::new('--refresh', '--refresh', [CompletionResultType]::ParameterName, 'Fetch pages anew although they were kept')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Fetch from this machine and private networks too, which a page could misuse')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'Print the comparison of articles')
            [CompletionResult]::new('notes', 'notes', [CompletionResultType]::ParameterValue, 'List, show, add, check, export and import notes')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show where settings are kept, what they can be, and whether yours are right')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the script that completes arguments in a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'rashomon;compare' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it; where this is not said, the name of the file does (.md, .json, .html), else it is text')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to a file instead of standard output')
            [CompletionResult]::new('--config-dir', '--config-dir', [CompletionResultType]::ParameterName, 'Keep settings and notes in this folder')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours of the reader')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours of what is printed; auto is on terminals, unless the environment says otherwise')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries')
            [CompletionResult]::new('--sample', '--sample', [CompletionResultType]::ParameterName, 'Compare the bundled sample story')
            [CompletionResult]::new('--notes', '--notes', [CompletionResultType]::ParameterName, 'Print your notes on the articles, too')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'End with 3 where the articles state a fact differently so that both cannot hold')
            [CompletionResult]::new('--refresh', '--refresh', [CompletionResultType]::ParameterName, 'Fetch pages anew although they were kept')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Fetch from this machine and private networks too, which a page could misuse')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'rashomon;notes' {
            [CompletionResult]::new('--config-dir', '--config-dir', [CompletionResultType]::ParameterName, 'Keep settings and notes in this folder')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours of the reader')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours of what is printed; auto is on terminals, unless the environment says otherwise')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries')
            [CompletionResult]::new('--refresh', '--refresh', [CompletionResultType]::ParameterName, 'Fetch pages anew although they were kept')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Fetch from this machine and private networks too, which a page could misuse')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the notes, or those that match a query, one a line')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one note whole')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a note on an article, on words of it, or on words of two articles')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Find the notes of an article in its text of today and print how each fared')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the notes, or those that match a query, as Markdown; a file exported before is brought up to date')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take in notes, or other programs'' annotations, from a JSON-LD file')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Bring a note back from the trash; without an id, list what is there')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'rashomon;notes;list' {
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only those with this tag, as #TAG in a query; may be given several times')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Only those of this kind, as kind:KIND in a query')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Only those with a quotation in this state, as state:STATE in a query')
            [CompletionResult]::new('--config-dir', '--config-dir', [CompletionResultType]::ParameterName, 'Keep settings and notes in this folder')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours of the reader')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours of what is printed; auto is on terminals, unless the environment says otherwise')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print them as JSON, as they are stored')
            [CompletionResult]::new('--refresh', '--refresh', [CompletionResultType]::ParameterName, 'Fetch pages anew although they were kept')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Fetch from this machine and private networks too, which a page could misuse')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'rashomon;notes;show' {
            [CompletionResult]::new('--config-dir', '--config-dir', [CompletionResultType]::ParameterName, 'Keep settings and notes in this folder')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours of the reader')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours of what is printed; auto is on terminals, unless the environment says otherwise')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print it as JSON, as it is stored')
            [CompletionResult]::new('--refresh', '--refresh', [CompletionResultType]::ParameterName, 'Fetch pages anew although they were kept')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Fetch from this machine and private networks too, which a page could misuse')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'rashomon;notes;add' {
            [CompletionResult]::new('--quote', '--quote', [CompletionResultType]::ParameterName, 'The words of the article that the note is on; without them, it is on the whole article')
            [CompletionResult]::new('--with', '--with', [CompletionResultType]::ParameterName, 'A second article')
            [CompletionResult]::new('--with-quote', '--with-quote', [CompletionResultType]::ParameterName, 'The words of the second article')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'What sort of note it is')
            [CompletionResult]::new('--relation', '--relation', [CompletionResultType]::ParameterName, 'How the two stand to each other')
            [CompletionResult]::new('--body', '--body', [CompletionResultType]::ParameterName, 'What the note says, in Markdown; - reads it from standard input')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'A tag; may be given several times')
            [CompletionResult]::new('--config-dir', '--config-dir', [CompletionResultType]::ParameterName, 'Keep settings and notes in this folder')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours of the reader')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours of what is printed; auto is on terminals, unless the environment says otherwise')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries')
            [CompletionResult]::new('--refresh', '--refresh', [CompletionResultType]::ParameterName, 'Fetch pages anew although they were kept')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Fetch from this machine and private networks too, which a page could misuse')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'rashomon;notes;check' {
            [CompletionResult]::new('--config-dir', '--config-dir', [CompletionResultType]::ParameterName, 'Keep settings and notes in this folder')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours of the reader')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours of what is printed; auto is on terminals, unless the environment says otherwise')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print the places as JSON')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'End with 3 where a quotation no longer stands there to the letter')
            [CompletionResult]::new('--refresh', '--refresh', [CompletionResultType]::ParameterName, 'Fetch pages anew although they were kept')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Fetch from this machine and private networks too, which a page could misuse')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'rashomon;notes;export' {
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only those with this tag, as #TAG in a query; may be given several times')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Only those of this kind, as kind:KIND in a query')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Only those with a quotation in this state, as state:STATE in a query')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'As what they are written')
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'The title of a new document')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'How a new Markdown document is ordered: passage (as they stand in the articles), outlet or tag, with headings')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output')
            [CompletionResult]::new('--config-dir', '--config-dir', [CompletionResultType]::ParameterName, 'Keep settings and notes in this folder')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours of the reader')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours of what is printed; auto is on terminals, unless the environment says otherwise')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries')
            [CompletionResult]::new('--refresh', '--refresh', [CompletionResultType]::ParameterName, 'Fetch pages anew although they were kept')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Fetch from this machine and private networks too, which a page could misuse')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'rashomon;notes;import' {
            [CompletionResult]::new('--config-dir', '--config-dir', [CompletionResultType]::ParameterName, 'Keep settings and notes in this folder')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours of the reader')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours of what is printed; auto is on terminals, unless the environment says otherwise')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--refresh', '--refresh', [CompletionResultType]::ParameterName, 'Fetch pages anew although they were kept')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Fetch from this machine and private networks too, which a page could misuse')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'rashomon;notes;restore' {
            [CompletionResult]::new('--config-dir', '--config-dir', [CompletionResultType]::ParameterName, 'Keep settings and notes in this folder')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours of the reader')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours of what is printed; auto is on terminals, unless the environment says otherwise')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print what is in the trash as JSON, as it is stored')
            [CompletionResult]::new('--refresh', '--refresh', [CompletionResultType]::ParameterName, 'Fetch pages anew although they were kept')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Fetch from this machine and private networks too, which a page could misuse')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'rashomon;notes;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the notes, or those that match a query, one a line')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one note whole')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a note on an article, on words of it, or on words of two articles')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Find the notes of an article in its text of today and print how each fared')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the notes, or those that match a query, as Markdown; a file exported before is brought up to date')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take in notes, or other programs'' annotations, from a JSON-LD file')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Bring a note back from the trash; without an id, list what is there')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'rashomon;notes;help;list' {
            break
        }
        'rashomon;notes;help;show' {
            break
        }
        'rashomon;notes;help;add' {
            break
        }
        'rashomon;notes;help;check' {
            break
        }
        'rashomon;notes;help;export' {
            break
        }
        'rashomon;notes;help;import' {
            break
        }
        'rashomon;notes;help;restore' {
            break
        }
        'rashomon;notes;help;help' {
            break
        }
        'rashomon;config' {
            [CompletionResult]::new('--config-dir', '--config-dir', [CompletionResultType]::ParameterName, 'Keep settings and notes in this folder')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours of the reader')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours of what is printed; auto is on terminals, unless the environment says otherwise')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries')
            [CompletionResult]::new('--refresh', '--refresh', [CompletionResultType]::ParameterName, 'Fetch pages anew although they were kept')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Fetch from this machine and private networks too, which a page could misuse')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print the path of the settings file')
            [CompletionResult]::new('print', 'print', [CompletionResultType]::ParameterValue, 'Print every setting with its default')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check the settings file and print every mistake')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'rashomon;config;path' {
            [CompletionResult]::new('--config-dir', '--config-dir', [CompletionResultType]::ParameterName, 'Keep settings and notes in this folder')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours of the reader')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours of what is printed; auto is on terminals, unless the environment says otherwise')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries')
            [CompletionResult]::new('--refresh', '--refresh', [CompletionResultType]::ParameterName, 'Fetch pages anew although they were kept')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Fetch from this machine and private networks too, which a page could misuse')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'rashomon;config;print' {
            [CompletionResult]::new('--config-dir', '--config-dir', [CompletionResultType]::ParameterName, 'Keep settings and notes in this folder')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours of the reader')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours of what is printed; auto is on terminals, unless the environment says otherwise')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries')
            [CompletionResult]::new('--refresh', '--refresh', [CompletionResultType]::ParameterName, 'Fetch pages anew although they were kept')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Fetch from this machine and private networks too, which a page could misuse')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'rashomon;config;check' {
            [CompletionResult]::new('--config-dir', '--config-dir', [CompletionResultType]::ParameterName, 'Keep settings and notes in this folder')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours of the reader')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours of what is printed; auto is on terminals, unless the environment says otherwise')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries')
            [CompletionResult]::new('--refresh', '--refresh', [CompletionResultType]::ParameterName, 'Fetch pages anew although they were kept')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Fetch from this machine and private networks too, which a page could misuse')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'rashomon;config;help' {
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print the path of the settings file')
            [CompletionResult]::new('print', 'print', [CompletionResultType]::ParameterValue, 'Print every setting with its default')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check the settings file and print every mistake')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'rashomon;config;help;path' {
            break
        }
        'rashomon;config;help;print' {
            break
        }
        'rashomon;config;help;check' {
            break
        }
        'rashomon;config;help;help' {
            break
        }
        'rashomon;completions' {
            [CompletionResult]::new('--config-dir', '--config-dir', [CompletionResultType]::ParameterName, 'Keep settings and notes in this folder')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours of the reader')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours of what is printed; auto is on terminals, unless the environment says otherwise')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries')
            [CompletionResult]::new('--refresh', '--refresh', [CompletionResultType]::ParameterName, 'Fetch pages anew although they were kept')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Fetch from this machine and private networks too, which a page could misuse')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'rashomon;man' {
            [CompletionResult]::new('--config-dir', '--config-dir', [CompletionResultType]::ParameterName, 'Keep settings and notes in this folder')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours of the reader')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours of what is printed; auto is on terminals, unless the environment says otherwise')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries')
            [CompletionResult]::new('--refresh', '--refresh', [CompletionResultType]::ParameterName, 'Fetch pages anew although they were kept')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Fetch from this machine and private networks too, which a page could misuse')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no progress and no notices on standard error, failures only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'rashomon;help' {
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'Print the comparison of articles')
            [CompletionResult]::new('notes', 'notes', [CompletionResultType]::ParameterValue, 'List, show, add, check, export and import notes')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show where settings are kept, what they can be, and whether yours are right')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the script that completes arguments in a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'rashomon;help;compare' {
            break
        }
        'rashomon;help;notes' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the notes, or those that match a query, one a line')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one note whole')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a note on an article, on words of it, or on words of two articles')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Find the notes of an article in its text of today and print how each fared')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the notes, or those that match a query, as Markdown; a file exported before is brought up to date')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take in notes, or other programs'' annotations, from a JSON-LD file')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Bring a note back from the trash; without an id, list what is there')
            break
        }
        'rashomon;help;notes;list' {
            break
        }
        'rashomon;help;notes;show' {
            break
        }
        'rashomon;help;notes;add' {
            break
        }
        'rashomon;help;notes;check' {
            break
        }
        'rashomon;help;notes;export' {
            break
        }
        'rashomon;help;notes;import' {
            break
        }
        'rashomon;help;notes;restore' {
            break
        }
        'rashomon;help;config' {
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print the path of the settings file')
            [CompletionResult]::new('print', 'print', [CompletionResultType]::ParameterValue, 'Print every setting with its default')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check the settings file and print every mistake')
            break
        }
        'rashomon;help;config;path' {
            break
        }
        'rashomon;help;config;print' {
            break
        }
        'rashomon;help;config;check' {
            break
        }
        'rashomon;help;completions' {
            break
        }
        'rashomon;help;man' {
            break
        }
        'rashomon;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
