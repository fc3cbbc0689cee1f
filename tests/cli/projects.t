#!/bin/sh
# projects: a work from its quotes to the end of its warranty, what it may cost and who accepts it;
# its page for residents, the month, and what is found when somebody works around the commands.
. "$(dirname "$0")/lib.sh"

new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
adopt D2026-07 D2026-08 D2026-09 D2026-10

on() { # DAY: the clock
    GUIYUAN_NOW=$1T10:00+08:00
    export GUIYUAN_NOW
}
chair() { # COMMAND...: as another person
    HOME=$scratch/chair "$@"
}
mkdir "$scratch/chair"
printf '[user]\n\tname = Chair\n\temail = chair@example.org\n' >"$scratch/chair/.gitconfig"
paper=$scratch/paper.pdf
echo 'an offer' >"$paper"
contract=$scratch/contract.pdf
echo 'the contract' >"$contract"
hash=$(sha256sum "$contract" | cut -c 1-64)
funds open 5000 --place bank --fund operating >"$out"

# --- it begins ---
expect 0 'a project begins' projects open --name 'Fire mains' --purpose 'renewal of the mains' \
    --budget 1000 --funds operating,common --decision D2026-07
made 'as a file of its own, in one commit' <<'END'
projects: open Fire mains with a budget of 1000.00 (J2026-01)

Ledger-Command: projects open

projects/2026/J2026-01.yaml
+id: J2026-01
+name: "Fire mains"
+purpose: "renewal of the mains"
+opened: 2026-11-03
+budget: 1000.00
+funds: [operating, common]
+decision: D2026-07
END
refused 4 'only with funds that are there' "there is no fund 'nix'" \
    projects open --name x --purpose y --budget 5 --funds operating,nix
refused 2 'only with a budget' "option '--budget' is missing" \
    projects open --name x --purpose y --funds operating
expect 0 'the next is counted on' projects open --name Doors --purpose 'new doors' --budget 500 \
    --funds common
out_has 'and has an id of its own' '(J2026-02)'

# --- quotes and the contract ---
refused 4 'no stage before the contract' 'comes before a contract' \
    projects stage J2026-01 'the work began'
rehearsed 'a quote can be tried' projects quote J2026-01 900 --company Pipeworks <<'END'
+ projects/2026/J2026-01.yaml: log:
+ projects/2026/J2026-01.yaml:   - {date: 2026-11-03, what: quote, company: "Pipeworks", amount: 900.00}

projects: quote 900.00 from Pipeworks for Fire mains (J2026-01)

Ledger-Command: projects quote
END
expect 0 'a quote is entered' projects quote J2026-01 900 --company Pipeworks --voucher "$paper"
expect 0 'and a second one' projects quote J2026-01 980 --company Tubes
refused 2 'a quote is a price' "not 'five'" projects quote J2026-01 five --company x
refused 4 'above zero' 'does not have what a step of its kind has' \
    projects quote J2026-01 --company x -- -5
refused 4 'of a project that is there' "there is no project 'J2026-09'" \
    projects quote J2026-09 5 --company x
refused 2 'with an id of its shape' "a project's id like J2026-01" \
    projects quote ../../x 5 --company x
refused 4 'a contract above the budget needs a decision' \
    'come to 1000.01, above its budget of 1000.00' \
    projects contract J2026-01 1000.01 --company Pipeworks --by p002 --voucher "$contract"
refused 2 'a contract is kept' "option '--voucher' is missing" \
    projects contract J2026-01 900 --company Pipeworks --by p002
expect 0 'a contract is entered' projects contract J2026-01 900 --company Pipeworks --by p002 \
    --voucher "$contract"
err_has 'with a warning that quotes are missing' "the project 'J2026-01' has 2 of 3 quotes"
made 'in one commit with its paper' <<END
projects: contract 900.00 with Pipeworks for Fire mains (J2026-01)

Ledger-Command: projects contract

projects/2026/J2026-01.yaml
+  - {date: 2026-11-03, what: contract, by: p002, company: "Pipeworks", amount: 900.00, voucher: "$hash", voucher_type: pdf}
vouchers/2026/11/$hash.pdf
+the contract
END
expect 0 'a supplement above the budget with a decision' projects contract J2026-01 150 \
    --company Pipeworks --by p002 --voucher "$contract" --decision D2026-08
expect 0 'and one that takes away' projects contract J2026-01 --company Pipeworks --by p002 \
    --voucher "$contract" -- -50

# --- what it costs ---
cost() { # AMOUNT [OPTION...]
    amount=$1
    shift
    expenses add "$amount" --category repair --payee Pipeworks --purpose mains --from bank \
        --handler p003 --by p004 --voucher "$paper" "$@"
}
refused 4 'an expense names a project that is there' "there is no project 'J2026-09'" \
    cost 5 --fund operating --project J2026-09
refused 4 'and one of its funds' "the fund 'utilities' does not pay for the project 'J2026-01'" \
    cost 5 --fund utilities --project J2026-01
refused 4 'nothing is paid without a contract' "the expenses of 'J2026-02' come to 5.00, its contracts to 0.00" \
    cost 5 --fund common --project J2026-02
expect 0 'an expense of the project' cost 600 --fund operating --project J2026-01
expect 0 'may be another' cost 400 --fund operating --project J2026-01
refused 4 'but no more than the contracts' \
    "with 'X261103-003' the expenses of 'J2026-01' come to 1000.01, its contracts to 1000.00" \
    cost 0.01 --fund operating --project J2026-01
refused 4 'nor by a decision that was for something else' 'its contracts to 1000.00' \
    cost 0.01 --fund operating --project J2026-01 --decision D2026-08
expect 0 'a further decision allows it' cost 0.01 --fund operating --project J2026-01 \
    --decision D2026-09
refused 4 'the contract is not made smaller than what was spent' 'come to 1000.00, its contracts' \
    projects contract J2026-01 --company Pipeworks --by p002 --voucher "$contract" -- -1
expect 0 'what is undone counts no longer' expenses reverse X261103-003 --reason 'not needed'
expect 0 'the chair approves it' chair expenses approve X261103-001 --by p001
expect 0 'and it is paid' expenses pay X261103-001

# --- the work ---
expect 0 'a stage is done' projects stage J2026-01 'mains of building 1' --date 2026-11-02
refused 4 'no warranty before the acceptance' 'comes before the work was accepted' \
    projects warranty J2026-01 2028-11-02
refused 4 'who approved it does not accept it' "'p001' accepts the work of 'J2026-01', but approved a payment of it" \
    projects accept J2026-01 --by p001
refused 4 'nor who signed the contract' "but signed its contract" projects accept J2026-01 --by p002
refused 4 'nor who handled it' "but handled an expense of it" projects accept J2026-01 --by p003
expect 0 'somebody else accepts it' projects accept J2026-01 --by p005 --voucher "$paper"
refused 4 'and does not approve its payments then' "'p005' accepts the work of 'J2026-01', but approved a payment of it" \
    chair expenses approve X261103-002 --by p005
refused 4 'a warranty does not end before it begins' 'ends before it begins' \
    projects warranty J2026-01 2026-11-02
expect 0 'the warranty is noted' projects warranty J2026-01 2028-11-02
refused 4 'a step is not dated in the future' "is after the booking day" \
    projects note J2026-01 x --date 2026-11-04

# --- the end ---
refused 4 'it is not closed while something is to be paid' \
    "expenses of 'J2026-01' of 400.00 are entered and not paid" projects close J2026-01
expect 0 'the chair approves the rest' chair expenses approve X261103-002 --by p001
expect 0 'the rest is paid' expenses pay X261103-002
expect 0 'it is closed' projects close J2026-01
refused 4 'and takes no further expense' "the project 'J2026-01' is closed" \
    cost 1 --fund operating --project J2026-01 --decision D2026-10
refused 4 'nor a further step' 'comes after the project was closed' projects note J2026-01 x
refused 4 'what is open is not opened' 'opens what is open' projects reopen J2026-02 --text x
expect 0 'it is opened again with a reason' projects reopen J2026-01 --text 'a leak'

# --- to be seen ---
expect 0 'projects are listed' projects list --format csv
out_is 'with budget, contract, paid and left' "$(printf '%s\r\n' \
    project,name,opened,budget,quotes,contract,entered,paid,left,state \
    'J2026-01,Fire mains,2026-11-03,1000.00,2,1000.00,1000.00,1000.00,0.00,warranty' \
    'J2026-02,Doors,2026-11-03,500.00,0,0.00,0.00,0.00,500.00,open')"
expect 0 'those of one state' projects list --state open --format json
json 'alone' '[.[].project]' '["J2026-02"]'
expect 0 'a project is shown' projects show J2026-01
cp "$out" "$scratch/page"
file_has 'its budget' "$scratch/page" '- Budget: **¥1,000.00**'
file_has 'what was offered' "$scratch/page" '| Tubes | 980.00 | quote | 2026-11-03 |  |  |  |'
file_has 'what was agreed' "$scratch/page" \
    "| Pipeworks | 150.00 | contract | 2026-11-03 | D2026-08 | $(echo "$hash" | cut -c 1-8) |  |"
file_has 'that there were too few quotes' "$scratch/page" 'fewer than three quotes'
file_has 'how far it is' "$scratch/page" '| stage | 2026-11-02 | mains of building 1 |  |'
file_has 'what was paid' "$scratch/page" "| mains | 600.00 | Pipeworks | 2026-11-03 | operating fund | X261103-001 | $(sha256sum "$paper" | cut -c 1-8) |  |"
file_has 'and what its funds hold' "$scratch/page" '| operating fund | 1,000.00 | 4,000.00 |'
grep -qE '\bp00[0-9]\b' "$scratch/page"
is 'without a person' $? 1
expect 0 'the same in JSON' projects show J2026-01 --format json
json 'adds up' '[.budget, .contract, .entered, .paid, .left, .state]' \
    '["1000.00","1000.00","1000.00","1000.00","0.00","warranty"]'
grep -qE 'p00[0-9]' "$out"
is 'without a person, too' $? 1
projects show J2026-01 >"$scratch/again"
expect 0 'the same again, to the byte' cmp "$scratch/again" "$scratch/page"
expect 0 'as a page' projects show J2026-01 --format html
out_has 'for a browser' '<!doctype html>'
expect 3 'only of a project that is there' projects show J2026-09

expect 0 'an expense is traced to its project' audit trace X261103-001 --format json
json 'by its file' '[.[] | select(.what == "project") | [.id, .detail, .where]]' \
    '[["J2026-01","Fire mains","projects/2026/J2026-01.yaml"]]'
expect 0 'the projects are exported' audit export csv --output "$scratch/tables"
is 'with a row for each step' "$(tr -d '\r' <"$scratch/tables/project_events.csv" |
    cut -d , -f 1-4 | sed -n '1p;3,4p')" "$(printf '%s\n' project,step,date,what \
    J2026-01,2,2026-11-03,quote J2026-01,3,2026-11-03,contract)"
is 'and one for each project' "$(tr -d '\r' <"$scratch/tables/projects.csv" | wc -l)" 3

# --- the month ---
expect 0 'the month tells of the works' report month 2026-11 --format json
json 'what they may cost and what they do' \
    '[.projects[] | [.name, .budget, .contract, .spent, .month, .progress, .decision]]' \
    '[["Fire mains","1000.00","1000.00","1000.00","1000.00","warranty","D2026-07"],["Doors","500.00","0.00","0.00","0.00","open",null]]'
expect 0 'a month before them' report month 2026-10 --format json
json 'does not' '.projects' null
expect 0 'the check finds nothing' compound check
expect 0 'nor does the audit' audit verify
on 2026-12-01
expect 0 'the months are closed' eval 'compound close 2026-10 && compound close 2026-11'
refused 4 'a closed month takes no step' 'the month 2026-11 is closed' \
    projects note J2026-01 x --date 2026-11-30
expect 0 'the end of the month before is told' projects close J2026-02
expect 0 'as it was then' report month 2026-11 --format json
json 'with a project that was open' '[.projects[].progress]' '["warranty","open"]'

# --- by hand, and behind the commands' back ---
file=projects/2026/J2026-01.yaml
echo '  - {date: 2026-12-01, what: note, text: "by hand"}' >>$file
expect 0 'a step may be written by hand' compound commit -m 'a note'
sed -i 's/budget: 1000.00/budget: 2000.00/' $file
refused 4 'the head is not changed' 'did not only grow at the end of its log' \
    compound commit -m 'more'
git checkout -q -- $file
echo '  - {date: 2026-12-01, what: acceptance, by: p001}' >>$file
refused 3 'nor is it accepted by who approved it' 'but approved a payment of it' \
    compound commit -m 'accepted'
git checkout -q -- $file
echo '  - {date: 2026-12-02, what: note, text: "tomorrow"}' >>$file
refused 4 'nor dated in the future' 'is after the booking day' compound commit -m 'a note'
git checkout -q -- $file
git rm -q "vouchers/2026/11/$hash.pdf"
refused 3 'nor is its contract thrown away' "of 'J2026-01' is not there" compound commit -m 'gone'
git reset -q --hard
echo '  - {date: 2026-11-20, what: note, text: "late"}' >>$file
git -c core.hooksPath=/dev/null commit -qam 'late' --date "$GUIYUAN_NOW"
expect 1 'a step that was put into a closed month is found' audit verify
err_has 'with the month' "it adds the step 'note' to 2026-11, which was closed"
git reset -q --hard HEAD~1
expect 0 'and nothing without it' audit verify
sed -i 's/what: stage, text: "mains of building 1"/what: stage, text: "all mains"/' $file
git -c core.hooksPath=/dev/null commit -qam 'better'
expect 1 'a step that was rewritten is found' audit verify
err_has 'with the file' "$file"
plan
