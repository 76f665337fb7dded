# Completion of obsgen for bash. The program knows what may stand where: it is asked, by `obsgen complete`.

_obsgen() {
  local program=${COMP_WORDS[0]/#\~/${HOME-}} word=${COMP_WORDS[COMP_CWORD]} line
  [[ $word == = ]] && word= # bash takes '=' for a word of its own
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :files) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
      :folders) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
      *) COMPREPLY+=("${line%%$'\t'*}") ;;
    esac
  done < <("$program" complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}

complete -o filenames -F _obsgen obsgen
