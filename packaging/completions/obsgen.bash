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
    --operator-version | --series) ;;
    --only)
      local done=
      [[ $word == *,* ]] && done=${word%,*},
      mapfile -t COMPREPLY < <(compgen -P "$done" -W 'dashboards rules monitor runbooks prometheusrule rule-file
        rule-tests servicemonitor helm-values kustomization runbook-pages runbook-index' -- "${word##*,}")
      ;;
    --format) mapfile -t COMPREPLY < <(compgen -W 'text json' -- "$word") ;;
    --color) mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$word") ;;
    functions)
      # The program knows the names.
      mapfile -t COMPREPLY < <(compgen -W "$(obsgen promql functions 2>/dev/null | sed -n 's/^\([a-z_0-9]*\)[ (].*->.*/\1/p')" -- "$word")
      ;;
    *)
      if [[ $COMP_CWORD -eq 1 ]]; then
        mapfile -t COMPREPLY < <(compgen -W 'generate promql help version' -- "$word")
      elif [[ ${COMP_WORDS[1]} == promql ]]; then
        if [[ $word == -* ]]; then
          mapfile -t COMPREPLY < <(compgen -W '--batch --template --series --format --color --help' -- "$word")
        elif [[ $COMP_CWORD -eq 2 ]]; then
          mapfile -t COMPREPLY < <(compgen -W 'fmt parse explain functions' -- "$word")
        fi
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
