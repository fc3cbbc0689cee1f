#!/bin/sh
# What is true of every command and verb, from the list that the tables give: help with an
# example, misspelt options, no ledger, a full disk, other folders than the ledger's, dry runs.
. "$(dirname "$0")/lib.sh"

generate=$BUILD/completions/generate
tab=$(printf '\t')

# An example as this test may run it: what it names outside the scratch folder is moved there.
here() {
    printf '%s' "$1" | sed "s, /, $scratch/,g"
}

helps() { # COMMAND VERB EXAMPLE
    expect 0 "$1 $2 --help" "$1" $2 --help
    out_has "$1 $2 --help shows its example" "  $3"
    err_is "$1 $2 --help says nothing else" ''
    expect 2 "$1 $2: a misspelt option is refused" "$1" $2 --hlep
    err_has "$1 $2: the nearest option is named" "hint: did you mean '--help'?"
    out_is "$1 $2: a refusal prints no result" ''
    expect 6 "$1 $2: a full disk is noticed" on_full_disk "$1" $2 --help
    err_has "$1 $2: a full disk is named" "$1: cannot write the output: No space left on device"
}

needs_a_ledger() { # COMMAND VERB EXAMPLE
    mkdir "$scratch/nothing"
    cd "$scratch/nothing" || exit 1
    expect 2 "$1 $2: without a ledger it is refused" eval "$3"
    err_has "$1 $2: without a ledger the next step is named" 'hint: '
    cd "$scratch/work" || exit 1
    rm -rf "$scratch/nothing"
}

# Keeps what the last command gave under a name.
keep() {
    { echo "status $status"; cat "$out"; echo "--"; cat "$err"; } >"$scratch/kept.$1"
}

same() { # NAME KEPT KEPT
    cmp -s "$scratch/kept.$2" "$scratch/kept.$3"
    ok "$1" $? || diag "$(diff "$scratch/kept.$2" "$scratch/kept.$3")"
}

reads_from_anywhere() { # COMMAND VERB EXAMPLE
    cd "$ledger" || exit 1
    run eval "$3"
    keep root
    [ "$status" -lt 128 ] && [ "$status" -ne 2 ]
    ok "$1 $2: its example runs" $? || diag "$(cat "$scratch/kept.root")"
    cd "$ledger/private/deeper" || exit 1
    run eval "$3"
    keep below
    same "$1 $2: the same from a folder below" root below
    cd "$scratch/work" || exit 1
    run eval "$3 -C '$ledger'"
    keep option
    same "$1 $2: the same with -C" root option
    GUIYUAN_LEDGER=$ledger
    export GUIYUAN_LEDGER
    run eval "$3"
    unset GUIYUAN_LEDGER
    keep variable
    same "$1 $2: the same with GUIYUAN_LEDGER" root variable
}

# Whatever it says: the ledger is as it was.
rehearses() { # COMMAND VERB EXAMPLE
    cd "$ledger" || exit 1
    before=$(git status --porcelain) # examples of verbs that read have left their files there
    case $3 in
    *--dry-run*) run eval "$3" ;;
    *) run eval "$3 --dry-run" ;;
    esac
    [ "$status" -lt 128 ] && [ "$status" -ne 2 ]
    ok "$1 $2: its example can be tried" $? || diag "status $status" "$(cat "$err")"
    is "$1 $2 --dry-run commits nothing" "$(git rev-parse HEAD)" "$head"
    is "$1 $2 --dry-run writes nothing" "$(git status --porcelain)" "$before"
    cd "$scratch/work" || exit 1
}

expect 0 'the tables are free of mistakes' "$generate" check
out_is 'and nothing is found in them' ''
expect 0 'the verbs are listed' "$generate" list
cp "$out" "$scratch/verbs"
commands=$(cut -f 1 "$scratch/verbs" | uniq)
[ -n "$commands" ]
ok 'there are commands' $?

for command in $commands; do
    expect 0 "$command lists its verbs" "$command"
    cp "$out" "$scratch/listed"
    expect 0 "$command --help" "$command" --help
    cmp -s "$out" "$scratch/listed"
    ok "$command --help lists the same" $?
    expect 0 "$command --version" "$command" --version
    expect 2 "$command: an unknown verb is refused" "$command" xyzzy
    err_has "$command: the next step is named" "hint: see '$command --help'"
done

ledger=$scratch/ledger
expect 0 'a ledger is made' new_ledger "$ledger"
cd "$ledger" || exit 1
head=$(git rev-parse HEAD)
mkdir -p private/deeper
cd "$scratch/work" || exit 1

while IFS=$tab read -r command verb needs output example <&3; do
    helps "$command" "$verb" "$example"
    example=$(here "$example")
    [ "$needs" = nothing ] || needs_a_ledger "$command" "$verb" "$example"
    [ "$needs" != read ] || reads_from_anywhere "$command" "$verb" "$example"
    [ "$needs" != write ] || rehearses "$command" "$verb" "$example"
done 3<"$scratch/verbs"

plan
