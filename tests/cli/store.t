#!/bin/sh
# What is true of every command beside its own verb: how a ledger is found, what the clock is,
# operations that are repeated, several writers at once, a person's edits beside them, output
# that cannot be written.
. "$(dirname "$0")/lib.sh"

new_court "$scratch/ledger"
new_court "$scratch/other"
cd "$scratch/ledger" || exit 1

# --- which ledger ---
expect 0 'in its folder' fees pay 1-101 1.00 --via cash
mkdir -p private/a/b
cd private/a/b || exit 1
expect 0 'in a folder below' fees pay 1-101 2.00 --via cash
cd "$scratch/work" || exit 1
expect 0 'by -C' fees pay 1-101 3.00 --via cash -C "$scratch/ledger"
expect 0 'by -C before the verb' fees -C "$scratch/ledger" pay 1-101 4.00 --via cash
GUIYUAN_LEDGER=$scratch/ledger
export GUIYUAN_LEDGER
expect 0 'by GUIYUAN_LEDGER' fees pay 1-101 5.00 --via cash
expect 0 'which -C overrules' fees pay 1-101 6.00 --via cash -C "$scratch/other"
unset GUIYUAN_LEDGER
is 'the one has five receipts' "$(grep -c 'id: P' "$scratch/ledger/fees/2026/11/03.yaml")" 5
is 'the other one' "$(grep -c 'amount: 6.00' "$scratch/other/fees/2026/11/03.yaml")" 1
expect 2 'none here' fees pay 1-101 5.00 --via cash
err_has 'and it is said where one was looked for' "no ledger in '.' or above it"
err_has 'and how to name one' 'hint: go to the ledger'"'"'s folder, name it with -C'
expect 2 'none there' fees pay 1-101 5.00 --via cash -C "$scratch/work"
cd "$scratch/ledger" || exit 1
GIT_DIR=$scratch/other/.git GIT_WORK_TREE=$scratch/other GIT_INDEX_FILE=/nonexistent \
    expect 0 'the environment of git changes nothing' fees pay 1-101 7.00 --via cash
is 'it is booked here' "$(grep -c 'amount: 7.00' fees/2026/11/03.yaml)" 1

# --- words of the line ---
expect 0 'options stand anywhere' fees pay --via=cash 1-101 -m one 8.00 -mtwo --note='--via'
is 'both texts are in the message' "$(git log -1 --format=%B | sed -n '3p; 5p' | tr '\n' ' ')" 'one two '
is 'a text may look like an option' "$(tail -n 1 fees/2026/11/03.yaml | grep -c 'note: "--via"')" 1
expect 0 'behind two dashes all are arguments' fees pay --via cash -- 1-101 9.00
refused 2 'an option is given once' "'--via'" fees pay 1-101 5.00 --via cash --via bank
refused 2 'an option has its value' "option '--via' needs a value" fees pay 1-101 5.00 --via
refused 2 'no more arguments than there are' "too many arguments, from 'cash' on" \
    fees pay 1-101 5.00 cash --via cash
refused 2 'no fewer' 'argument AMOUNT is missing' expenses add --category office
refused 2 'all that is wrong is told at once' 'AMOUNT takes' fees pay 1-101 x --via 'a b' --date y
is 'three findings' "$(grep -c ' takes ' "$err")" 3
refused 2 'a misspelt verb' "unknown verb 'pya'" fees pya 1-101 5.00
err_has 'has a neighbour' "did you mean 'pay'?"
refused 2 'a misspelt option' "unknown option '--vai'" fees pay 1-101 5.00 --vai cash
err_has 'too' "did you mean '--via'?"
ln -s "$BUILD/bin/fees" "$scratch/gy-fees"
expect 2 'a command may have a prefix' "$scratch/gy-fees" pya
err_has 'which its messages have' "gy-fees: unknown verb 'pya'"

# --- the clock ---
for now in 2026-11-03 2026-11-03T01:30Z 2026-11-03T23:59:59+08:00 1793664000; do
    expect 0 "the clock as $now" env GUIYUAN_NOW=$now fees pay 1-102 1.00 --via cash
    is "$now is that day in the ledger's zone" "$(git show --format= --name-only)" fees/2026/11/03.yaml
done
refused 2 'the clock is a time' "GUIYUAN_NOW is no date or time: 'yesterday'" \
    env GUIYUAN_NOW=yesterday fees pay 1-102 1.00 --via cash
refused 4 'and does not run back' "today is '2026-11-02' here, but the last commit is of '2026-11-03'" \
    env GUIYUAN_NOW=2026-11-02T12:00+08:00 fees pay 1-102 1.00 --via cash
expect 0 'reading does not mind' env GUIYUAN_NOW=2026-11-02T12:00+08:00 fees list

# --- several at once ---
count=$(grep -c 'id: P' fees/2026/11/03.yaml)
for n in 1 2 3 4 5 6; do
    fees pay 3-301 $n.00 --via bank >"$scratch/writer.$n" 2>&1 &
    fees pay 3-301 50.00 --via bank --operation same >"$scratch/same.$n" 2>&1 &
done
wait
is 'six writers and six of one operation: seven receipts' \
    "$(($(grep -c 'id: P' fees/2026/11/03.yaml) - count))" 7
is 'five were told so' "$(grep -l 'as this operation did before' "$scratch"/same.* | wc -l)" 5
is 'the numbers have no gap' "$(sed -n 's/.*id: P261103-0*\([0-9]*\),.*/\1/p' fees/2026/11/03.yaml |
    awk '$1 != NR { bad = 1 } END { print bad + 0, NR }')" "0 $((count + 7))"
is 'the work tree is clean' "$(git status --porcelain)" ''
is 'the history is a line' "$(git rev-list --min-parents=2 HEAD | wc -l)" 0

# --- a person's edits beside a command ---
echo '# a remark' >>units/1.yaml
echo scribble >notes.txt
git add units/1.yaml
expect 0 'an edit elsewhere is not in the way' fees pay 1-101 1.00 --via cash
is 'nor in the commit' "$(git show --format= --name-only)" fees/2026/11/03.yaml
is 'and stays as it is' "$(git status --porcelain | sort)" '?? notes.txt
M  units/1.yaml'
refused 4 'an edit of the file itself is in the way' 'units/1.yaml' \
    units add 1-109 --kind flat --area 10 --owner o001
err_has 'and the two ways out are told' 'compound commit'
git reset -q --hard
rm notes.txt

# --- output that cannot be written ---
head=$(git rev-parse HEAD)
expect 6 'a full disk behind standard output' on_full_disk fees pay 1-101 1.00 --via cash
is 'the change is made' "$(git rev-parse HEAD^)" "$head"
err_has 'and it is said that it is' "the change was committed as $(git rev-parse HEAD | cut -c 1-7): do not repeat it"
expect 6 'a closed standard output' eval 'fees pay 1-101 1.00 --via cash >&-'
err_has 'is noticed' 'cannot write the output'
fees list --format json 2>"$err" | head -c 1 >"$out"
is 'a reader that goes away ends the command quietly enough' "$(grep -c 'Broken pipe' "$err")" \
    "$(wc -l <"$err")"
is 'no colour reaches a file' "$(fees pay x y 2>&1 | grep -c "$(printf '\033')")" 0
expect 0 'all that was booked proves right' audit verify


# --- an operation cannot stand for something else ---
cd "$scratch/work" || exit 1
new_court other
cd other || exit 1
expect 0 'a payment with a named operation' fees pay 1-101 5 --via cash --operation A1
expect 0 'is repeated, whatever the order of the line' fees pay --operation A1 --via cash 1-101 5
out_has 'and says so' 'as this operation did before'
refused 4 'another amount under the same name is refused' 'was something else' \
    fees pay 1-101 7 --via cash --operation A1
expect 0 'money of which nobody knows who paid it' fees unidentified 7 --via bank --ref 123
expect 0 'can be identified later' fees identify P261103-002 1-101
plan
