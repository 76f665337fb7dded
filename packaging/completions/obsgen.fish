# Completion of obsgen for fish.
set -l generate '__fish_seen_subcommand_from generate'

complete -c obsgen -n __fish_use_subcommand -f -a generate -d 'Write what the catalogs describe'
complete -c obsgen -n __fish_use_subcommand -f -a help -d 'Tell the commands'
complete -c obsgen -n __fish_use_subcommand -f -a version -d 'Tell the version'
complete -c obsgen -n $generate -l out -x -a '(__fish_complete_directories)' -d 'Folder to write to'
complete -c obsgen -n $generate -l check -d 'Write nothing, fail when a file is stale'
complete -c obsgen -n $generate -l values -r -d 'Your own settings over the catalogs'
complete -c obsgen -n $generate -l operator-version -x -d 'Release of the operator to build for'
complete -c obsgen -n $generate -l only -x -a '(__fish_append , dashboards rules monitor)' -d 'Kinds of artefacts, separated by commas'
complete -c obsgen -n $generate -l format -x -a 'text json' -d 'How problems and results are told'
complete -c obsgen -n $generate -l color -x -a 'auto always never' -d 'When to use colour'
complete -c obsgen -n $generate -s h -l help -d 'Tell the options'
