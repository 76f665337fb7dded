# Completion of obsgen for fish. The program knows what may stand where: it is asked, by `obsgen complete`.

function __obsgen_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l option (string match -r '^--[^=]*=' -- $words[-1])
    set -l value (string replace -r '^--[^=]*=' '' -- $words[-1])
    for line in ($words[1] complete -- $words[2..-1] 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path $value | string replace -r '^' -- "$option"
            case :folders
                __fish_complete_directories $value | string replace -r '^' -- "$option"
            case '*'
                echo $line
        end
    end
end

complete -c obsgen -f -a '(__obsgen_complete)'
