# What the scripts share that measure us alone: a ledger of their own, and a line for each command.
# Source it with the folder of the commands and that of `measure` as $1 and $2.
programs=$(cd "${1:?where are the commands?}" && pwd)
folder=$(cd "${2:?where may the ledger lie?}" && pwd)

for variable in $(env | sed -n 's/^\(GIT_[A-Z_]*\)=.*/\1/p'); do unset "$variable"; done
PATH=$programs:$folder:$PATH
HOME=$folder/home
LC_ALL=C.UTF-8
export PATH HOME LC_ALL
mkdir -p "$HOME"
printf '[user]\n\tname = Secretary\n\temail = secretary@example.org\n' >"$HOME/.gitconfig"

# Whether the ledger was made by this very script. What makes one ends with is_made.
is_there() {
    [ "$(cat "$GUIYUAN_LEDGER.made" 2>/dev/null)" = "$(cksum <"$0")" ]
}
is_made() {
    cksum <"$0" >"$GUIYUAN_LEDGER.made"
}

forget() { # what was remembered of the ledger
    rm -rf "$GUIYUAN_LEDGER/.git/guiyuan/memo"
}
line() { # NAME RUNS COMMAND...
    name=$1
    runs=$2
    shift 2
    measure -n "$runs" -f "$@" | awk -v name="$name" '
        { printf "%-46s %8.1f ms %8.1f MB\n", name, $1 / 1000, $2 / 1024 }'
}
