#!/bin/sh
# audit: the log, the way of a record, the proof of the history, and what it finds when somebody
# went past the commands.
. "$(dirname "$0")/lib.sh"

GUIYUAN_NOW=2026-11-02T10:00+08:00
new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
{
    fees bill water 100.00 --month 2026-10
    fees assess 2026-10
    fees pay 1-101 100.00 --via wechat --ref 42000012
} >/dev/null
GUIYUAN_NOW=2026-11-03T10:00+08:00
printf 'slip\n' >"$scratch/slip.pdf"
{
    fees pay 1-102 10.00 --via cash
    fees reverse P261103-001 --reason typo
    expenses add 32.00 --category staff --post guard --payee guards --fund operating \
        --from wechat --handler p003 --by p002 --voucher "$scratch/slip.pdf"
    git config user.name Chair
    git config user.email chair@example.org
    expenses approve X261103-001 --by p001
    git config --unset user.name
    git config --unset user.email
    expenses pay X261103-001
} >/dev/null
commit_of() { # RECORD: the commit that brought it
    git log --format=%H --grep="^Ledger-Record: $1\$"
}

# --- log ---
expect 0 'who changed what' audit log --limit 3
short=$(git log -3 --format=%h --abbrev=7 | tr '\n' ' ')
set -- $short
out_is 'the newest first' \
"When              Who        Change                                                                  Records      Commit   Signer
2026-11-03 10:00  Treasurer  expenses: pay 32.00 to guards from wechat (Z261103-001 of X261103-001)  Z261103-001  $1
2026-11-03 10:00  Chair      expenses: approve 32.00 to guards (Y261103-001 of X261103-001)          Y261103-001  $2
2026-11-03 10:00  Treasurer  expenses: enter 32.00 to guards from operating (X261103-001)            X261103-001  $3"
expect 0 'of one unit' audit log --unit 1-102 --format json
json 'what concerned it' 'map(.records)' '["R261103-001","P261103-001","C261102-001",""]'
expect 0 'of one record' audit log --record X261103-001 --format json
json 'what was done to it' 'map(.records)' '["Z261103-001","Y261103-001","X261103-001"]'
expect 0 'by one person' audit log --author Chair --format csv
is 'one line' "$(grep -c Y261103-001 "$out")" 1
expect 0 'as it was' audit log --at 2026-11-02 --limit 1 --format json
json 'at the end of that day' 'map(.records)' '["P261102-001"]'
refused 2 'a limit is a number' "'many' is no number of lines" audit log --limit many
refused 2 'above nothing' "'0' is no number of lines" audit log --limit 0
refused 2 'a unit is one' "'--unit' takes a unit code" audit log --unit x

# --- trace ---
expect 0 'the way of a receipt' audit trace P261102-001 --format json
json 'from its line to what it paid' 'map([.what, .id, .amount, .where])' \
    "[[\"record\",\"P261102-001\",\"100.00\",\"fees/2026/11/02.yaml:3\"],[\"commit\",\"$(commit_of P261102-001 | cut -c 1-7)\",null,\"$(commit_of P261102-001)\"],[\"paid\",\"C261102-001\",\"82.76\",null],[\"paid\",\"C261102-001\",\"17.24\",null]]"
expect 0 'the way of an expense' audit trace X261103-001 --format json
json 'names paper, approval and payment' 'map(.what)' \
    '["record","commit","fund","voucher","approval","payment"]'
expect 0 'the way of a bill' audit trace B261102-001
out_has 'ends in the roll' 'fees/2026/10/charges.yaml'
expect 0 'the way of what was undone' audit trace P261103-001
out_has 'names the reversal' 'R261103-001'
refused 3 'a record is there' "there is no record 'P261103-050'" audit trace P261103-050
refused 2 'an id is an id' "RECORD takes a record id like P261103-001, not 'P1'" audit trace P1

# --- verify ---
expect 0 'the history proves right' audit verify --format json
json 'every rule was asked and kept' 'map(select(.rule != "checkpoint") | .result) | unique' '["kept"]'
json 'the checkpoint is the last commit' 'map(select(.rule == "checkpoint").result)' \
    "[\"$(git rev-parse HEAD)\"]"
expect 0 'the rules are listed' audit verify --list --format json
json 'by name' 'map(.rule) | contains(["transitions", "balance", "closings"])' true
expect 0 'an older state too' audit verify --at HEAD~3

# --- what somebody did past the commands ---
git config core.hooksPath /nonexistent
finds() { # NAME TEXT: the verification ends with 1 and says so
    run audit verify --format json
    [ "$status" -eq 1 ] && grep -q -e "$2" "$err" && grep -q '^hint: ' "$err"
    ok "$1" $? && return 0
    diag "exit status $status" "$(head -n 20 "$err")" "$(jq -c 'map(select(.findings != 0))' "$out")"
}
tampered() { # NAME TEXT COMMAND...: the command changes files; plain git commits them
    name=$1
    text=$2
    shift 2
    rm -rf "$scratch/tampered"
    git clone -q "$scratch/ledger" "$scratch/tampered"
    cd "$scratch/tampered" || exit 1
    eval "$*"
    git add -A
    GIT_COMMITTER_DATE=2026-11-03T11:00+08:00 GIT_AUTHOR_DATE=2026-11-03T11:00+08:00 \
        git -c core.hooksPath=/nonexistent commit -q -m 'a small thing' --no-verify
    finds "$name" "$text"
    cd "$scratch/ledger" || exit 1
}
tampered 'an amount of yesterday' "fees/2026/11/02.yaml.*only the day-book of the booking day" \
    "sed -i 's/amount: 100.00, via/amount: 90.00, via/' fees/2026/11/02.yaml"
tampered 'a line of today that went' 'fees/2026/11/03.yaml' "sed -i 1d fees/2026/11/03.yaml"
tampered 'a roll' 'fees/2026/10/charges.yaml' "sed -i 's/160.00/150.00/' fees/2026/10/charges.yaml"
tampered 'a voucher' 'vouchers/2026/11/' "echo more >>vouchers/2026/11/*.pdf"
tampered 'a voucher that went' 'vouchers/2026/11/' "rm vouchers/2026/11/*.pdf"
tampered 'a payment without approval' "without an approval" \
    "echo '- {id: X261103-002, date: 2026-11-03, amount: 5.00, category: office, payee: \"shop\", fund: operating, from: cash, handler: p003, by: p003, no_voucher: \"lost\"}
- {id: Z261103-002, date: 2026-11-03, of: X261103-002, from: cash}' >>expenses/2026/11/03.yaml"
tampered 'a gap in the numbers' 'P261103-003' \
    "echo '- {id: P261103-003, date: 2026-11-03, unit: 1-101, amount: 5.00, via: cash}' >>fees/2026/11/03.yaml"
tampered 'a file that hides changes' 'gitattributes' "echo '*.yaml binary' >.gitattributes"
tampered 'the list of what stays out' 'private' "git rm -q .gitignore"
rm -rf "$scratch/tampered"
git clone -q "$scratch/ledger" "$scratch/tampered"
cd "$scratch/tampered" || exit 1
GIT_COMMITTER_DATE=2026-11-03T23:00+08:00 git commit -q --amend --no-edit --no-verify
finds 'a commit that was amended' "commit '.*it was made again by 'Treasurer'"

cd "$scratch/ledger" || exit 1
git config --unset core.hooksPath
expect 0 'the ledger itself is as it was' audit verify

# --- a history of several batches, which several threads share ---
rm -rf "$scratch/tampered"
git clone -q "$scratch/ledger" "$scratch/tampered"
cd "$scratch/tampered" || exit 1
many() { # COUNT: commits that change nothing; a tenth of them is dated a day before the last
    awk -v count="$1" -v head="$(git rev-parse HEAD)" 'BEGIN {
        for (i = 1; i <= count; i++) {
            print "commit refs/heads/main"
            printf "committer Nobody <n@example.org> %d +0800\n", 1793678400 - (i % 10 ? 0 : 86400)
            printf "data <<E\nnothing %d\nE\n", i
            if (i == 1) print "from " head
            print ""
        }
    }' | git fast-import --quiet
}
many 1200
expect 1 'a long history is judged' audit verify --format csv
of_rule() { # RULE: its findings
    awk -F, -v rule="$1" '$1 == rule { gsub(/\r/, ""); print $NF }' "$out"
}
is 'each commit once' "$(of_rule commands)" 1200
is 'and by the one before it, in whatever batch that is' "$(of_rule clock)" 120
grep -o "commit '[0-9a-f]*' of [-0-9]*: it was not" "$err" | cut -d"'" -f2 >"$scratch/told"
git log --reverse --format=%h --abbrev=7 -1200 | head -n "$(wc -l <"$scratch/told")" |
    cmp -s - "$scratch/told" && [ -s "$scratch/told" ]
ok 'told from the oldest on' $?
cd "$scratch/ledger" || exit 1

# --- export ---
expect 0 'the books for another program' audit export hledger
out_has 'name their commit' "$(git rev-parse HEAD)"
refused 2 'forms are known' 'FORM takes' audit export spreadsheet

plan
