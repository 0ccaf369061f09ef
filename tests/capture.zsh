# capture.zsh FOLDER WORDS: what zsh would propose behind WORDS, one a line, with
# the completion functions of FOLDER. A shell in a pseudo-terminal is typed to;
# its compadd prints the matches instead of showing them.
zmodload zsh/zpty || exit 77
setopt extended_glob
folder=$1
cat > setup.zsh << 'EOF'
PROMPT=
fpath=($folder $fpath)
autoload -U compinit
compinit -u -D
bindkey '^I' complete-word
zstyle ':completion:*' insert-tab false
border () { print -r - '<<>>' }
compprefuncs=(border)
comppostfuncs=(border exit)
compadd () {
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
    builtin compadd "$@"
    return $?
  fi
  local -a hits
  local -A suffix
  builtin compadd -A hits "$@"
  zparseopts -E S:=suffix
  (( $#hits )) && print -rl - $^hits$suffix[-S]
}
print ready
EOF
zpty z zsh -f -i
zpty -w z "folder=${(q)folder}; source ${(q)PWD}/setup.zsh"
zpty -r -m z line '*ready*' || exit 1
zpty -n -w z "${*[2,-1]}"$'\t'
zpty -r -m z all '*<<>>*<<>>*' || exit 1
zpty -d z
all=${${all#*<<>>}%<<>>*}
print -r - ${all//$'\r'/} | grep -v '^$'
