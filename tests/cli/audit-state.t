#!/bin/sh
# audit verify --state: going on from the last verification finds in new commits what a whole one
# finds; it sees that old ones were replaced, tells what waits, and believes no file but its own.
. "$(dirname "$0")/lib.sh"

GUIYUAN_NOW=2026-11-02T10:00+08:00
new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
{
    fees bill water 100.00 --month 2026-10
    fees assess 2026-10
    fees pay 1-101 100.00 --via wechat --ref 42000012
    compound close 2026-10
} >/dev/null
GUIYUAN_NOW=2026-11-03T10:00+08:00
state=$scratch/state
of_rule() { # RULE: its result and findings
    awk -F, -v rule="$1" '$1 == rule { gsub(/\r/, ""); print $(NF - 1), $NF }' "$out"
}
go_on() {
    audit verify --state "$state" --format csv
}

# --- nothing but what is new ---
expect 0 'the first time everything is verified' go_on
is 'the books, too' "$(of_rule balance)" 'kept 0'
is 'and it is kept' "$(sed -n 's/^commit //p' "$state")" "$(git rev-parse HEAD)"
expect 0 'the same again' go_on
is 'is still proved' "$(of_rule closings)" 'kept 0'
printf 'slip\n' >"$scratch/slip.pdf"
fees pay 1-102 10.00 --via cash >/dev/null
expenses add 32.00 --category office --payee shop --fund operating --from wechat --handler p003 \
    --by p002 --voucher "$scratch/slip.pdf" >/dev/null
expect 0 'two more commits' go_on
is 'are judged' "$(of_rule records)" 'kept 0'
is 'the books as a whole wait' "$(of_rule balance)" 'not asked 0'
err_has 'which is said' "the books as a whole were judged last at the commit '$(git rev-parse --short=7 HEAD~2)'"
grep '^checkpoint' "$out" >"$scratch/continued"
audit verify --format csv >"$out"
grep '^checkpoint' "$out" | cmp -s - "$scratch/continued"
ok 'all are counted as a whole verification counts them' $?

# --- what it finds in new commits ---
git config core.hooksPath /nonexistent
cp "$state" "$scratch/good"
tampered() { # NAME TEXT COMMAND...: the command changes files; plain git commits them
    name=$1
    text=$2
    shift 2
    rm -rf "$scratch/tampered"
    git clone -q "$scratch/ledger" "$scratch/tampered"
    cd "$scratch/tampered" || exit 1
    cp "$scratch/good" "$state"
    eval "$*"
    git add -A
    GIT_COMMITTER_DATE=2026-11-03T11:00+08:00 GIT_AUTHOR_DATE=2026-11-03T11:00+08:00 \
        git commit -q -F "${message:-/dev/stdin}" --no-verify <<END
${said:-a small thing}
END
    audit verify >"$out" 2>"$err"
    grep -qE -- "$text" "$err"
    ok "$name: found by a whole verification" $? || diag "$(head -n 20 "$err")"
    expect 1 "$name: found by one that goes on" go_on
    grep -qE -- "$text" "$err"
    ok 'as the same' $? || diag "$(head -n 20 "$err")"
    cd "$scratch/ledger" || exit 1
}
tampered 'an amount of yesterday' 'only the day-book of the booking day' \
    "sed -i 's/amount: 100.00, via/amount: 90.00, via/' fees/2026/11/02.yaml"
tampered 'a line of today that went' 'did not only grow' "sed -i 1d fees/2026/11/03.yaml"
tampered 'a gap in the numbers' 'P261103-003' \
    "echo '- {id: P261103-003, date: 2026-11-03, unit: 1-101, amount: 5.00, via: cash}' >>fees/2026/11/03.yaml"
tampered 'a unit that is not there' '9-999' \
    "echo '- {id: P261103-002, date: 2026-11-03, unit: 9-999, amount: 5.00, via: cash}' >>fees/2026/11/03.yaml"
tampered 'a month that was closed before' "to 2026-10, which was closed" \
    "echo '- {id: P261103-002, date: 2026-10-03, unit: 1-101, amount: 5.00, via: cash}' >>fees/2026/11/03.yaml"
tampered 'a voucher that is not there' 'is not there' \
    "echo '- {id: X261103-002, date: 2026-11-03, amount: 5.00, category: office, payee: \"shop\", fund: operating, from: cash, handler: p003, by: p003, voucher: \"0000000000000000000000000000000000000000000000000000000000000000\", voucher_type: pdf}' >>expenses/2026/11/03.yaml"
tampered 'a roll' 'written once' "sed -i 's/160.00/150.00/' fees/2026/10/charges.yaml"
tampered 'a closing' 'was closed with' "sed -i 's/credit: [0-9.]*/credit: 1.23/; s/water: [0-9.]*/water: 99.00/' periods/2026-10.yaml"
is 'so the books are judged again' "$(of_rule closings | cut -d' ' -f1)" found
said=$(git log -1 --format=%B HEAD~2)
tampered 'an operation again' 'it repeats the operation' true --allow-empty \
    "; echo '# again' >>fees/2026/11/03.yaml"
said=

# --- what was told stays told ---
cd "$scratch/tampered" || exit 1
cp "$scratch/good" "$state"
go_on >"$out" 2>"$err"
found=$(of_rule commands)
expect 1 'going on from what was found' go_on
is 'does not make it good' "$(of_rule commands)" "$found"
err_has 'though it is not told again' 'findings were told by the verifications'
expect 1 'but by a whole verification' audit verify
err_has 'in full' 'it repeats the operation'

# --- a history that was replaced ---
cd "$scratch/ledger" || exit 1
cp "$scratch/good" "$state"
git branch -q all
git reset -q --hard HEAD~1
fees pay 1-101 7.00 --via cash >/dev/null
expect 0 'a commit in the place of another is seen by nobody' audit verify
expect 1 'but by who verified the other' go_on
err_has 'which is gone' "the commit '$(git rev-parse --short=7 all)', which was verified before, is not in the history"
expect 1 'as long as' go_on
cmp -s "$state" "$scratch/good"
ok 'the state is kept' $?
git reset -q --hard all

# --- a month is closed: the books are judged ---
GUIYUAN_NOW=2026-12-01T10:00+08:00
git config --unset core.hooksPath
compound close 2026-11 >/dev/null
expect 0 'with a closing' go_on
is 'the books are judged again' "$(of_rule balance)" 'kept 0'
is 'at this commit' "$(sed -n 's/^books //p' "$state")" "$(git rev-parse HEAD)"

# --- the file ---
for change in 's/^commits .*/commits 1/' 's/^rules 1/rules 0/' '$d' 's/^guiyuan/yuangui/'; do
    cp "$state" "$scratch/wrong"
    sed -i "$change" "$scratch/wrong"
    expect 0 "a file that was changed: $change" audit verify --state "$scratch/wrong" --format csv
    err_has 'is told' 'the whole history is verified'
    is 'and everything verified' "$(of_rule balance)" 'kept 0'
    cmp -s "$scratch/wrong" "$state"
    ok 'which makes it good' $?
done
refused 2 'it does not lie in the ledger' "in the ledger's own folder" audit verify --state state
refused 2 'nor in its git' "in the ledger's own folder" audit verify --state .git/state
refused 2 'nor does it go back' 'goes on to the last commit' \
    audit verify --state "$state" --at 2026-11-02
expect 0 'but beside it' audit verify --state ../beside

plan
