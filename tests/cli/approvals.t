#!/bin/sh
# Rules of approval: how many persons, per category and amount, and what waits for them.
. "$(dirname "$0")/lib.sh"

on() { # DAY: the clock
    GUIYUAN_NOW=$1T10:00+08:00
    export GUIYUAN_NOW
}
on 2026-11-02
new_ledger "$scratch/ledger" 2026-10
cd "$scratch/ledger" || exit 1
adopt D2026-07
funds open 100000.00 --place bank --fund operating >/dev/null

person() { # NAME COMMAND...: as another person
    mkdir -p "$scratch/$1"
    printf '[user]\n\tname = %s\n\temail = %s@example.org\n' "$1" "$1" >"$scratch/$1/.gitconfig"
    home=$scratch/$1
    shift
    HOME=$home "$@"
}
enter() { # AMOUNT CATEGORY [ARGUMENT...]
    amount=$1 category=$2
    shift 2
    expenses add "$amount" --category "$category" --payee shop --fund operating --from bank \
        --handler p003 --by p002 --no-voucher lost "$@"
}
# --- the rules ---
enter 9000.00 repair >/dev/null
on 2026-11-03
rehearsed 'a rule can be tried' compound approval --above 5000 --approvers 2 <<'END'
+ compound.yaml: approvals:
+ compound.yaml:   - {above: 5000.00, approvers: 2, from: 2026-11-03}

compound: expenses above 5000.00 need 2 approvers

Ledger-Command: compound approval
END
expect 0 'above an amount several persons approve' compound approval --above 5000 --approvers 2
made 'which is a line of the register' <<'END'
compound: expenses above 5000.00 need 2 approvers

Ledger-Command: compound approval

compound.yaml
+approvals:
+  - {above: 5000.00, approvers: 2, from: 2026-11-03}
END
expect 0 'higher up a decision is needed' \
    compound approval --above 20000 --approvers 2 --decision true
expect 0 'a category has a rule of its own' \
    compound approval --above 0 --approvers 0 --category water --to 2026-12-31
expect 0 'they are listed' compound approvals
out_is 'with the simple form first' \
'Category      Above  Approvers  Roles  Decision  From        To
all            0.00          1
all        5,000.00          2                   2026-11-03
all       20,000.00          2         needed    2026-11-03
water          0.00          0                   2026-11-03  2026-12-31'
refused 4 'a limit has one rule at a time' 'there is a rule of approval above 5000.00' \
    compound approval --above 5000 --approvers 3
refused 4 'a category is there' "there is no category 'fun'" \
    compound approval --above 5 --approvers 1 --category fun
refused 2 'a rule says how many' "option '--approvers' is missing" compound approval --above 5
refused 2 'as a number' "'--approvers'" compound approval --above 5 --approvers two

# --- entering ---
refused 4 'without the decision it is not entered' 'an expense above 20000.00 needs a decision' \
    enter 20000.01 repair
expect 0 'with it it is' enter 20000.01 repair --decision D2026-07
expect 0 'two are needed' enter 5000.01 repair
expect 0 'one is enough' enter 5000.00 repair
expect 0 'none is needed' enter 300.00 water
expect 0 'and it is paid' expenses pay X261103-004

# --- approving ---
refused 4 'nobody approved it' \
    "the expense 'X261103-002' of 5000.01 is paid without an approval" expenses pay X261103-002
expect 0 'the first approves' person chair expenses approve X261103-002 --by p001
made 'and it is said how many there are' <<'END'
expenses: approve 5000.01 to shop, 1 of 2 (Y261103-001 of X261103-002)

Ledger-Record: Y261103-001
Ledger-Command: expenses approve

expenses/2026/11/03.yaml
+- {id: Y261103-001, date: 2026-11-03, of: X261103-002, by: p001}
END
refused 4 'one is not enough' \
    "the expense 'X261103-002' of 5000.01 is paid with 1 of 2 approvals" expenses pay X261103-002
refused 4 'a person approves once' "'p001' has approved the expense 'X261103-002' already" \
    person vice expenses approve X261103-002 --by p001
refused 4 'whatever name is given' "'chair@example.org' committed the approval 'Y261103-001'" \
    person chair expenses approve X261103-002 --by p005
refused 4 'who entered it does not at all' "'treasurer@example.org' committed 'X261103-002'" \
    expenses approve X261103-002 --by p005
refused 4 'nor the handler' "'p003' handled 'X261103-002'" \
    person vice expenses approve X261103-002 --by p003
expect 0 'expenses are listed' expenses list --format json
json 'with the approvals they have and need' 'map([.id, .approved, .approvals, .state])' \
    '[["X261102-001",null,"0 of 1","entered"],["X261103-001",null,"0 of 2","entered"],["X261103-002","p001","1 of 2","entered"],["X261103-003",null,"0 of 1","entered"],["X261103-004",null,null,"paid"]]'
expect 0 'the status' compound status --format json
json 'counts what waits' \
    'map(select(.what | test("approv|to pay"))) | map([.what, .value])' \
    '[["expenses to approve","4"],["approvals missing","5"],["expenses to pay","0"]]'
expect 0 'the report' report month 2026-11 --format json
json 'says what is missing' '.unpaid | map([.expense, .state])' \
    '[["X261102-001","not approved"],["X261103-001","not approved (approvals 0/2)"],["X261103-002","not approved (approvals 1/2)"],["X261103-003","not approved"]]'
expect 0 'the second approves' person vice expenses approve X261103-002 --by p005
expect 0 'one goes back on it' person chair expenses reverse Y261103-001 --reason 'too dear'
refused 4 'and it is not enough again' 'is paid with 1 of 2 approvals' expenses pay X261103-002
expect 0 'but thinks better of it' person chair expenses approve X261103-002 --by p001
expect 0 'which may be paid' expenses list --state approved --format csv
is 'alone' "$(sed -n 's/,.*//p' "$out" | tail -n +2)" X261103-002
expect 0 'and is' expenses pay X261103-002
refused 4 'then no approval is undone' "the expense 'X261103-002' was paid" \
    person vice expenses reverse Y261103-002 --reason x

# --- time ---
expect 0 'an older expense' person chair expenses approve X261102-001 --by p001
expect 0 'needs what was needed when it was entered' expenses pay X261102-001
refused 4 'a rule does not make wrong what was paid' \
    "the expense 'X261102-001' of 9000.00 is paid with 1 of 3 approvals" \
    compound approval --above 8000 --approvers 3 --from 2026-11-01
expect 0 'by hand' sed -i 's/{above: 5000.00, approvers: 2, from: 2026-11-03}/{above: 5000.00, approvers: 3}/' compound.yaml
refused 4 'neither' 'is paid with' compound commit -m 'compound: three approvers'
git checkout -q compound.yaml
sed -i 's/{above: 20000.00, approvers: 2/{above: 5000.00, approvers: 2/' compound.yaml
refused 3 'and two rules of one limit are told' 'two rules of approval have the same limit' \
    compound check
git checkout -q compound.yaml

# --- roles ---
refused 3 'a role that nobody has' "wants the role 'chair', which nobody has or had" \
    compound approval --above 50000 --approvers 2 --role chair
cat >../people.csv <<'END'
person,from
p001,2024-01-01
p004,2024-01-01
p005,2024-01-01
END
roster import ../people.csv --of people >/dev/null
roster body committee --name 业委会 --kind committee --from 2024-01-01 >/dev/null
roster term committee chair p001 --from 2024-01-01 --to 2026-11-03 >/dev/null
expect 0 'with a committee it may be wanted' \
    compound approval --above 50000 --approvers 2 --role chair
made 'by one line' <<'END'
compound: expenses above 50000.00 need 2 approvers, chair among them

Ledger-Command: compound approval

compound.yaml
+  - {above: 50000.00, approvers: 2, roles: [chair], from: 2026-11-03}
END
enter 50000.01 repair >/dev/null
expect 0 'a member' person vice expenses approve X261103-005 --by p004
expect 0 'and another approve' person other expenses approve X261103-005 --by p005
err_or_out=$(cat "$out")
is 'which is said to be without the chair' \
    "$(echo "$err_or_out" | grep -o '2 of 2 without chair')" '2 of 2 without chair'
refused 4 'two are not enough without the chair' \
    "the expense 'X261103-005' of 50000.01 is paid without the approval of: chair" \
    expenses pay X261103-005
expect 0 'the list' expenses list --state entered --format json
json 'says who is missing' 'map(select(.id == "X261103-005").approvals)' '["2 of 2, missing: chair"]'
expect 0 'the report' report month 2026-11 --format json
json 'too' '.unpaid | map(select(.expense == "X261103-005").state)' \
    '["not approved (approvals 2/2; missing: chair)"]'
on 2026-11-04
expect 0 'who was the chair until yesterday' person chair expenses approve X261103-005 --by p001
refused 4 'is not the chair' 'is paid without the approval of: chair' expenses pay X261103-005
roster term committee chair p005 --from 2026-11-04 >/dev/null
expect 0 'the new one had approved before' person other expenses reverse Y261103-006 --reason again
expect 0 'and does so in office' person other expenses approve X261103-005 --by p005
expect 0 'now it is paid' expenses pay X261103-005
expect 0 'the rule is exported' audit export sql
is 'with its role' "$(grep -c "(4,NULL,5000000,2,'chair',FALSE,'2026-11-03',NULL)" "$out")" 1
sed -i 's/roles: \[chair\], from: 2026-11-03/roles: [chair, clerk], from: 2026-11-03/' compound.yaml
refused 3 'a role made up by hand is found' "wants the role 'clerk'" compound check
git checkout -q compound.yaml
expect 0 'all that was booked proves right' audit verify

plan
