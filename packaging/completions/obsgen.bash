# Completion of obsgen for bash.

_obsgen() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  # Bash takes '=' for a word of its own.
  [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD - 2]}
  [[ $word == = ]] && before=${COMP_WORDS[COMP_CWORD - 1]} word=
  COMPREPLY=()
  case $before in
    --out) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
    --values) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
    --operator-version) ;;
    --only)
      local done=
      [[ $word == *,* ]] && done=${word%,*},
      mapfile -t COMPREPLY < <(compgen -P "$done" -W 'dashboards rules monitor' -- "${word##*,}")
      ;;
    --format) mapfile -t COMPREPLY < <(compgen -W 'text json' -- "$word") ;;
    --color) mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$word") ;;
    *)
      if [[ $COMP_CWORD -eq 1 ]]; then
        mapfile -t COMPREPLY < <(compgen -W 'generate help version' -- "$word")
      elif [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W \
          '--out --check --values --operator-version --only --format --color --help' -- "$word")
      else
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
      fi
      ;;
  esac
}

complete -o filenames -F _obsgen obsgen
