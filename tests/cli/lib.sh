# A small TAP library for tests in POSIX sh. Source it first:
#
#     . "$(dirname "$0")/lib.sh"
#     expect 0 'a payment is booked' fees pay 3-101 5 --via cash
#     out_has 'its id is printed' 'P261103-001'
#     plan
#
# What it fixes: PATH begins with the programs that were built, the clock, time zone, locale and
# git's identity are always the same, nothing of the caller's configuration is seen, standard
# input is empty, and the current folder is an empty scratch folder that is removed at the end.
# A program that is killed by a signal fails its test, whatever was expected.

source_dir=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
BUILD=$(cd "${BUILD:-$source_dir/build}" && pwd) || exit 1
scratch=$(mktemp -d "${TMPDIR:-/tmp}/guiyuan-test.XXXXXX") || exit 1
trap 'cd / && rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM

for variable in $(env | sed -n 's/^\(GIT_[A-Z_]*\)=.*/\1/p'); do unset "$variable"; done
unset GUIYUAN_LEDGER NO_COLOR XDG_CONFIG_HOME CDPATH
PATH=$BUILD/bin:$PATH
HOME=$scratch/home
TZ=Asia/Shanghai
LC_ALL=C.UTF-8
TERM=dumb
GIT_CONFIG_NOSYSTEM=1
GUIYUAN_NOW=2026-11-03T10:00+08:00
export PATH HOME TZ LC_ALL TERM GIT_CONFIG_NOSYSTEM GUIYUAN_NOW
umask 022
mkdir "$HOME" "$scratch/work" || exit 1
cat >"$HOME/.gitconfig" <<'END'
[user]
	name = Treasurer
	email = treasurer@example.org
[init]
	defaultBranch = main
END
cd "$scratch/work" || exit 1
exec </dev/null

# Of the last command: its exit status, standard output and standard error (files).
status=0
out=$scratch/out
err=$scratch/err
: >"$out" >"$err"
tests=0
failures=0

# Lines for the reader of a failure.
diag() {
    printf '%s\n' "$@" | sed 's/^/# /'
}

# ok NAME STATUS: the test passes when the status is 0.
ok() {
    tests=$((tests + 1))
    if [ "$2" -eq 0 ]; then
        printf 'ok %d - %s\n' "$tests" "$1"
    else
        failures=$((failures + 1))
        printf 'not ok %d - %s\n' "$tests" "$1"
    fi
    return "$2"
}

skip() { # NAME REASON
    tests=$((tests + 1))
    printf 'ok %d - %s # SKIP %s\n' "$tests" "$1" "$2"
}

# is NAME GOT WANTED
is() {
    [ "$2" = "$3" ]
    ok "$1" $? || diag "got:    $2" "wanted: $3"
}

# Runs a command (a program, a function or eval) and keeps what it gives. Never fails itself.
run() {
    "$@" >"$out" 2>"$err"
    status=$?
}

# expect STATUS NAME COMMAND [ARGUMENT...]
expect() {
    wanted=$1
    name=$2
    shift 2
    run "$@"
    [ "$status" -eq "$wanted" ] && [ "$status" -lt 128 ]
    ok "$name" $? && return 0
    diag "$*" "exit status $status, wanted $wanted"
    [ "$status" -lt 128 ] || diag "killed by signal $((status - 128))"
    diag "standard output:" "$(head -n 20 "$out")" "standard error:" "$(head -n 20 "$err")"
    return 1
}

# Whether a file's bytes are exactly this text, or hold it; final line feeds do not count.
file_is() { # NAME FILE TEXT
    is "$1" "$(cat "$2")" "$3"
}

file_has() { # NAME FILE TEXT
    case $(cat "$2") in
    *"$3"*) ok "$1" 0 ;;
    *) ok "$1" 1 || diag "no '$3' in:" "$(head -n 40 "$2")" ;;
    esac
}

out_is() { # NAME TEXT
    file_is "$1" "$out" "$2"
}

out_has() { # NAME TEXT
    file_has "$1" "$out" "$2"
}

err_is() { # NAME TEXT
    file_is "$1" "$err" "$2"
}

err_has() { # NAME TEXT
    file_has "$1" "$err" "$2"
}

# For expect: the same command with a full disk behind its standard output.
on_full_disk() {
    "$@" >/dev/full
}

# A new ledger in a new folder; the commands' own output is dropped.
new_ledger() { # FOLDER [MONTH]
    compound init "$1" --name 'Test court' --language en --timezone Asia/Shanghai \
        --opened "${2:-2026-01}" >/dev/null
}

# The same since October 2026, with three units of 100, 50 and 150 square metres, a fee of 160.00,
# 80.00 and 330.00 a month, and water shared by area.
new_court() { # FOLDER
    new_ledger "$1" 2026-10 &&
        printf '%s\n' unit,kind,area,owner 1-101,flat,100.00,o001 1-102,flat,50.00,o002 \
            3-301,villa,150.00,o003 | units import - -C "$1" >/dev/null &&
        fees tariff set property -C "$1" --by area --rate villa=2.20 --rate flat=1.60 \
            --fund operating --from 2026-10 >/dev/null &&
        fees tariff set water -C "$1" --split area --fund utilities --from 2026-10 >/dev/null
}

# The reference compound's year, in $demo; built once for all tests of a run of tests/run.
demo_ledger() {
    demo=${GUIYUAN_TEST_SHARED:-$scratch}/demo/ledger
    [ -d "$demo" ] || "$source_dir/examples/guiyuan/build" "${demo%/ledger}"
}

# --- for a test whose current folder is a ledger ---

# Decisions that are there to be named: taken before any of these books began.
adopt() { # DECISION...
    for decision; do
        meetings adopt "$decision" --kind assembly --date 2025-06-30 --title "what $decision says" \
            >/dev/null || return 1
    done
}

# All there is of it, references and their logs included, with the times at which each file was
# changed: nobody can write a byte without it showing here. Left out is what a command may touch
# that changes nothing in the end: objects that nothing names, the index's times, locks.
everything() {
    find . -path ./.git/objects -prune -o -path ./.git/guiyuan -prune -o -path ./.git/index -prune \
        -o -type d -printf '%p %m\n' -o -printf '%p %y %m %l %s %T@ %C@\n' | sort
}

# refused STATUS NAME TEXT COMMAND...: it ends with that status, says the text and a next step on
# standard error and nothing on standard output, and leaves the ledger as it was.
refused() {
    everything >"$scratch/before"
    wanted=$1
    name=$2
    text=$3
    shift 3
    run "$@"
    everything >"$scratch/after"
    problem=
    [ "$status" -eq "$wanted" ] || problem="exit status $status, wanted $wanted"
    grep -qF -e "$text" "$err" || problem="$problem; '$text' is not said"
    grep -q '^hint: .' "$err" || problem="$problem; no hint"
    [ ! -s "$out" ] || problem="$problem; there is a result"
    cmp -s "$scratch/before" "$scratch/after" || problem="$problem; the ledger changed"
    [ -z "$problem" ]
    ok "$name" $? && return 0
    diag "$*" "$problem" "standard output:" "$(head -n 20 "$out")" "standard error:" \
        "$(head -c 2000 "$err")"
    cmp -s "$scratch/before" "$scratch/after" || diag "$(diff "$scratch/before" "$scratch/after")"
    return 1
}

# What the last commit is: its message, without the id of the operation if that is random, and
# behind it each file that it changes with the lines that went (-) and came (+).
last_commit() {
    git log -1 --format=%B | sed '/^Ledger-Operation: [0-9a-f]\{32\}$/d; /^Ledger-Request: [0-9a-f]\{16\}$/d'
    git show --format= --unified=0 --no-renames |
        sed -n '/^--- /d; s/^+++ b\///p; /^[-+]/p'
}

# made NAME <the whole of last_commit(): the last command said so in one line and left nothing else.
made() {
    cat >"$scratch/wanted"
    last_commit >"$scratch/got"
    subject=$(head -n 1 "$scratch/wanted")
    short=$(git rev-parse HEAD | cut -c 1-7)
    problem=
    cmp -s "$scratch/wanted" "$scratch/got" || problem='the commit is another'
    [ "$(cat "$out")" = "$subject [$short]" ] || problem="$problem; the line that says so is another"
    [ "$(git log -1 --format=%B | grep -c '^Ledger-Operation: .')" -eq 1 ] ||
        problem="$problem; no operation"
    [ -z "$(git status --porcelain)" ] || problem="$problem; the work tree is not clean"
    [ -z "$problem" ]
    ok "$1" $? && return 0
    diag "$problem" "$(diff "$scratch/wanted" "$scratch/got")" "standard output:" "$(cat "$out")"
    git status --porcelain | sed 's/^/# /'
    return 1
}

# rehearsed NAME COMMAND... <what it shows with --dry-run: each line with its file, then the
# message. Nothing is written.
rehearsed() {
    cat >"$scratch/wanted"
    name=$1
    shift
    everything >"$scratch/before"
    run "$@" --dry-run
    everything >"$scratch/after"
    problem=
    [ "$status" -eq 0 ] || problem="exit status $status"
    cmp -s "$scratch/wanted" "$out" || problem="$problem; it shows something else"
    cmp -s "$scratch/before" "$scratch/after" || problem="$problem; the ledger changed"
    [ -z "$problem" ]
    ok "$name" $? && return 0
    diag "$* --dry-run" "$problem" "$(diff "$scratch/wanted" "$out")" "$(cat "$err")"
    return 1
}

# json NAME FILTER WANTED: what jq makes of the last output, in compact form.
json() {
    is "$1" "$(jq -c "$2" "$out" 2>&1)" "$3"
}

# Ends the test: prints the plan.
plan() {
    printf '1..%d\n' "$tests"
    [ "$failures" -eq 0 ] && [ "$tests" -gt 0 ]
    exit $?
}
