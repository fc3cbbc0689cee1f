#!/bin/sh
# The hand-over from the company, the uses of the seal, and the supervisors' review of a month.
. "$(dirname "$0")/lib.sh"

new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
paper=$scratch/paper.pdf
echo 'a paper' >"$paper"
hash=$(sha256sum "$paper" | cut -c 1-64)

# --- the hand-over ---
begin() {
    compound handover begin firm --name 'Hand-over' --from 'the firm' --date 2018-06-01 "$@"
}
thing() { # KIND NAME STATE [OPTION...]
    kind=$1 name=$2 state=$3
    shift 3
    compound handover add firm "$kind" "$name" --state "$state" "$@"
}
expect 0 'a hand-over begins' begin
made 'as a file of its own' <<'END'
compound: begin the hand-over from the firm (firm)

Ledger-Command: compound handover begin

handovers/firm.yaml
+handover: firm
+name: "Hand-over"
+from: "the firm"
+date: 2018-06-01
END
refused 4 'once' "there is a hand-over 'firm' already" begin
expect 0 'a thing is received' thing keys 'switch room' received --count 4 --date 2018-06-01
expect 0 'another is missing' thing deposits 'deposits' missing --amount 36000 --date 2018-06-01
made 'with the next number' <<'END'
compound: hand-over, missing deposits (firm)

Ledger-Command: compound handover add

handovers/firm.yaml
+  - {date: 2018-06-01, what: item, item: 2, kind: deposits, name: "deposits", amount: 36000.00, state: missing}
END
expect 0 'a third one is disputed' thing drawings 'plans' disputed --text 'at the archive'
refused 4 'of a hand-over that is there' "there is no handover 'nix'" \
    compound handover sign nix p001 committee
expect 0 'the committee signs' compound handover sign firm p001 committee
refused 4 'nobody signs twice' 'is by somebody who has signed already' \
    compound handover sign firm p001 company
expect 0 'the company signs' compound handover sign firm p090 company --voucher "$paper"
expect 1 'what is missing is listed' compound handover show firm --missing --format csv
is 'with the amount' "$(tr -d '\r' <"$out" | cut -d , -f 1-6 | sed 1d | paste -sd ' ')" \
    '2,deposits,deposits,,36000.00,missing 3,drawings,plans,,,disputed'
refused 4 'only what is there comes later' 'is about a thing that is not there' \
    compound handover receive firm 4
refused 4 'and only another state' 'changes nothing' compound handover receive firm 1
expect 0 'the month tells it once' report month 2026-11 --format json
json 'what is missing' '[.handover[] | [.name, .state, .amount]]' \
    '[["deposits","still missing","36000.00"],["plans","disputed",null]]'
expect 0 'the deposits come' compound handover receive firm 2 --text 'by bank' --voucher "$paper"
made 'with their paper' <<END
compound: hand-over, thing 2 is received (firm)

Ledger-Command: compound handover receive

handovers/firm.yaml
+  - {date: 2026-11-03, what: state, item: 2, state: received, voucher: "$hash", voucher_type: pdf, text: "by bank"}
END
expect 0 'a paper is added' compound handover paper firm "$paper" 'the receipt of the archive' --item 3
expect 0 'the plans come' compound handover receive firm 3
expect 0 'then nothing is missing' compound handover show firm --missing
expect 0 'it is listed' compound handover list --format json
json 'as complete' '[.[] | [.handover, .things, .missing, .signatures, .state]]' \
    '[["firm",3,0,2,"complete"]]'
refused 3 'one that is not there is not shown' "there is no hand-over 'nix'" \
    compound handover show nix

# --- the seal ---
seal() { # APPROVERS KEEPER [OPTION...]
    approvers=$1 keeper=$2
    shift 2
    compound seal use 'a contract' --approvers "$approvers" --keeper "$keeper" "$@"
}
refused 4 'two must allow a use' '2 persons must allow a use of the seal, 1 are named' seal p001 p005
refused 4 'two different ones' "'p001' allows the use of the seal for 'a contract' twice" \
    seal p001,p001 p005
refused 4 'neither keeps it' "'p001' keeps the seal and allows its use" seal p001,p002 p001
refused 2 'persons are named by their ids' 'p001,p002' seal Li,p002 p005
expect 0 'it is used' seal p001,p002 p005 --amount 500 --copy "$paper" --date 2026-06-30
made 'in the register of its year' <<END
compound: use the seal for a contract, allowed by p001,p002

Ledger-Command: compound seal use

seal/2026.yaml
+year: 2026
+log:
+  - {date: 2026-06-30, paper: "a contract", approvers: [p001, p002], keeper: p005, amount: 500.00, copy: "$hash", copy_type: pdf}
END
expect 0 'and again' seal p003,p004 p005
refused 4 'not tomorrow' 'is after the booking day' seal p001,p002 p005 --date 2026-11-04
expect 1 'the half-year that is over is to be posted' notices due --format csv
is 'by its last month' "$(tr -d '\r' <"$out" | sed -n 2p)" \
    'seal,2026-06,,post the uses of the seal of the half-year to 2026-06'
sed -i 's/^  credit_fund/  decision_above: 1000.00\n&/; s/^rules:/&/' compound.yaml
sed -i 's/^  credit_fund: operating/&\n  seal_approvers: 3/' compound.yaml
expect 0 'the rules are data' compound commit -m 'compound: three allow the seal'
refused 4 'of how many' '3 persons must allow a use of the seal, 2 are named' seal p001,p002 p005
refused 4 'and of decisions' 'binds the compound to more than 1000.00 needs a decision' \
    seal p001,p002,p003 p005 --amount 1000.01
expect 0 'a half-year is listed' compound seal list --half-year 2026-03 --format json
json 'by itself' '[.[] | [.date, .approvers, .amount]]' '[["2026-06-30","p001,p002","500.00"]]'

# --- the review ---
mkdir "$scratch/chair"
printf '[user]\n\tname = Chair\n\temail = chair@example.org\n' >"$scratch/chair/.gitconfig"
n=0
while [ $n -lt 30 ]; do
    n=$((n + 1))
    echo "fees pay 1-101 $n.00 --via cash --date 2026-10-$(printf %02d $n)"
done >"$scratch/payments"
while read -r payment; do $payment >/dev/null; done <"$scratch/payments"
expenses add 40 --category repair --payee x --purpose x --fund operating --from cash --handler p003 \
    --by p002 --no-voucher lost --date 2026-10-30 >/dev/null
HOME=$scratch/chair expenses approve X261103-001 --by p001 --date 2026-10-30 >/dev/null
refused 4 'an open month is not signed' 'the month 2026-10 is not closed' audit sign 2026-10 --by p031
expect 0 'the month is closed' compound close 2026-10
expect 0 'a sample is drawn' audit sample 2026-10 --count 5 --format csv
cut -d , -f 1 "$out" | sed 1d >"$scratch/sample"
commit=$(git rev-parse HEAD)
drawn() { # COMMIT COUNT: the same with sha256sum
    audit export csv --output "$scratch/all" >/dev/null
    tr -d '\r' <"$scratch/all/records.csv" | awk -F, '$4 ~ /^2026-10/ && $2 != "round" { print $1 }' |
        while read -r id; do
            echo "$(printf '%s' "2026-10 $1 $id" | sha256sum | cut -c 1-64) $id"
        done | sort | head -n "$2" | cut -d ' ' -f 2
}
is 'which anybody draws again' "$(cat "$scratch/sample")" "$(drawn "$commit" 5)"
expect 1 'nobody has signed' audit review 2026-10
refused 4 'a question is about a record of the month' 'is about a record that is none of the month' \
    audit note 2026-10 P261104-001 why --by p031
expect 0 'a supervisor asks' audit note 2026-10 X261103-001 'where is the voucher?' --by p031 --count 5
made 'and the review begins' <<END
audit: question 1 about 2026-10: where is the voucher?

Ledger-Command: audit note

reviews/2026-10.yaml
+month: 2026-10
+commit: "$commit"
+sample: 5
+log:
+  - {date: 2026-11-03, what: question, question: 1, record: X261103-001, by: p031, text: "where is the voucher?"}
END
expect 0 'the sample stays the same' audit sample 2026-10 --format csv
is 'while the ledger goes on' "$(cut -d , -f 1 "$out" | sed 1d)" "$(cat "$scratch/sample")"
refused 4 'nobody answers their own question' 'is by who asked' audit answer 2026-10 1 x --by p031
refused 4 'nor one that is not there' 'answers a question that is not there' \
    audit answer 2026-10 2 x --by p002
expect 0 'the treasurer answers' audit answer 2026-10 1 'it is lost' --by p002
for own in 'p001 entered or approved' 'p002 entered or approved' 'p003 handled'; do
    refused 4 "who took part does not sign: ${own%% *}" "is by '${own%% *}', who ${own#* } '" \
        audit sign 2026-10 --by "${own%% *}"
done
head=$(git rev-parse HEAD)
expect 0 'a supervisor signs' audit sign 2026-10 --by p031
made 'what they saw' <<END
audit: p031 signs the review of 2026-10

Ledger-Command: audit sign

reviews/2026-10.yaml
+  - {date: 2026-11-03, what: sign, by: p031, commit: "$head"}
END
refused 4 'once' 'is by somebody who has signed already' audit sign 2026-10 --by p031
expect 0 'then all is answered and signed' audit review 2026-10
expect 0 'the month tells it' report month 2026-10 --format json
json 'by how many' '[.review[] | [.month, .state, .signatures, .open]]' '[["2026-10","signed",1,0]]'
json 'and what was asked' '[.review_questions[] | [.record, .answer]]' '[["X261103-001","it is lost"]]'
expect 0 'the books are in order' compound check
expect 0 'and the history' audit verify
expect 0 'all of it is exported' audit export csv --output "$scratch/tables"
is 'the seal' "$(wc -l <"$scratch/tables/seal_uses.csv")" 3
is 'the hand-over' "$(wc -l <"$scratch/tables/handover_events.csv")" 9
is 'the review' "$(wc -l <"$scratch/tables/review_events.csv")" 4

# --- around the commands ---
added() { # NAME TEXT FILE LINE
    printf '%s\n' "$4" >>"$3"
    expect 3 "$1" compound check
    err_has 'and where' "$2"
    git checkout -q "$3"
}
added 'a signature of who took part' "is by 'p001', who entered or approved" reviews/2026-10.yaml \
    "  - {date: 2026-11-03, what: sign, by: p001, commit: \"$head\"}"
added 'a signature of no commit' 'does not have what a step of its kind has' reviews/2026-10.yaml \
    '  - {date: 2026-11-03, what: sign, by: p032, commit: "abc"}'
added 'a use of the seal of another year' 'is not of the year 2026' seal/2026.yaml \
    '  - {date: 2025-11-03, paper: "x", approvers: [p001, p002, p003], keeper: p005}'
added 'a thing with another number' 'has another number than the next' handovers/firm.yaml \
    '  - {date: 2026-11-03, what: item, item: 9, kind: keys, name: "x", state: received}'
sed -i 's/a contract/another paper/' seal/2026.yaml
expect 4 'a use that was rewritten' compound check
git commit -q --no-verify -am forged
expect 1 'is found by the audit' audit verify
plan
