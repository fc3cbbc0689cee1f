#!/bin/sh
# donations: campaigns, gifts of money, goods and hours, spending bound to the purpose, what paid
# for what, the public statement and the letter of thanks.
. "$(dirname "$0")/lib.sh"

new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
adopt D2026-04

on() { # DAY: the clock
    GUIYUAN_NOW=$1T10:00+08:00
    export GUIYUAN_NOW
}
chair() { # COMMAND...: as another person
    HOME=$scratch/chair "$@"
}
mkdir "$scratch/chair"
printf '[user]\n\tname = Chair\n\temail = chair@example.org\n' >"$scratch/chair/.gitconfig"

# --- campaigns ---
expect 0 'a campaign begins' donations campaign roads --name 'New roads' \
    --purpose 'roads inside the compound' --target 1000 --from 2026-10-01 --decision D2026-04
made 'with a restricted fund of its own, in one commit' <<'END'
donations: begin the campaign roads

Ledger-Command: donations campaign

campaigns.yaml
+- {campaign: roads, name: "New roads", purpose: "roads inside the compound", target: 1000.00, fund: roads, from: 2026-10-01, decision: D2026-04}
funds.yaml
+  - {fund: roads, name: "New roads", kind: donation, restricted: true}
END
refused 4 'a campaign begins once' "there is a campaign 'roads' already" \
    donations campaign roads --name x --purpose y
refused 4 'it has no fund of another kind' "'operating' is not a restricted donation fund" \
    donations campaign pool --name x --purpose y --fund operating
refused 4 'nor that of another campaign' "the fund 'roads' belongs to the campaign 'roads'" \
    donations campaign pool --name x --purpose y --fund roads
refused 4 'nor does it end before it begins' 'would end before it begins' \
    donations campaign pool --name x --purpose y --from 2026-11-02 --to 2026-11-01
refused 2 'it has a purpose' "option '--purpose' is missing" donations campaign pool --name x
expect 0 'a campaign ends' donations campaign hall --name Hall --purpose 'the hall' \
    --from 2026-10-01 --to 2026-10-31

# --- gifts ---
rehearsed 'a gift can be tried' donations receive 300.5 --campaign roads --unit 3-301 --via bank <<'END'
+ donations/2026/11/03.yaml: - {id: G261103-001, date: 2026-11-03, campaign: roads, kind: money, amount: 300.50, via: bank, unit: 3-301}

donations: receive 300.50 for roads by bank (G261103-001)

Ledger-Record: G261103-001
Ledger-Amount: 300.50 CNY
Ledger-Command: donations receive
END
expect 0 'money is given' donations receive 300.5 --campaign roads --unit 3-301 --via bank \
    --ref 77001 --date 2026-10-31
expect 0 'by a partner who may be named' donations receive 200 --campaign roads --partner police \
    --consent true --via cash
made 'in one commit' <<'END'
donations: receive 200.00 for roads by cash (G261103-002)

Ledger-Record: G261103-002
Ledger-Amount: 200.00 CNY
Ledger-Command: donations receive

donations/2026/11/03.yaml
+- {id: G261103-002, date: 2026-11-03, campaign: roads, kind: money, amount: 200.00, via: cash, partner: police, consent: true}
END
expect 0 'by nobody who is known' donations receive 80 --campaign roads --via cash
expect 0 'goods are given' donations goods 'two benches' --value 1200 --campaign roads \
    --unit 1-101 --consent true
expect 0 'hours are given' donations hours 12.5 --campaign roads --person p021
made 'which are no money' <<'END'
donations: receive 12.5 hours for roads (G261103-005)

Ledger-Record: G261103-005
Ledger-Command: donations hours

donations/2026/11/03.yaml
+- {id: G261103-005, date: 2026-11-03, campaign: roads, kind: hours, hours: 12.5, person: p021}
END
refused 4 'a serial is booked once' "the serial '77001' is already booked as 'G261103-001', 300.50" \
    donations receive 300.5 --campaign roads --via bank --ref 77001
refused 4 'a gift has a campaign' "there is no campaign 'pool'" \
    donations receive 5 --campaign pool --via bank
refused 4 'and comes to a place' "there is no place 'safe'" \
    donations receive 5 --campaign roads --via safe
refused 4 'it has one giver' 'more than one giver' \
    donations receive 5 --campaign roads --via bank --unit 3-301 --partner police
refused 4 'nobody cannot consent' 'nobody gave the gift who could consent' \
    donations receive 5 --campaign roads --via bank --consent true
refused 4 'a campaign that has ended takes none' "'hall' takes no gifts on that day" \
    donations receive 5 --campaign hall --via bank
refused 4 'none comes before the campaign' "'roads' takes no gifts on that day" \
    donations hours 1 --campaign roads --date 2026-09-30
refused 2 'an amount is above zero' 'above zero' donations receive 0 --campaign roads --via bank
refused 2 'persons have opaque ids' "person's id like p017" \
    donations hours 1 --campaign roads --person 'Zhang San'
expect 0 'a gift is entered twice' donations receive 80 --campaign roads --via cash
expect 0 'and undone' donations reverse G261103-006 --reason 'entered twice'
refused 4 'but once' "'R261103-001' has reversed" donations reverse G261103-006 --reason again
expect 0 'an undone serial may come again' eval \
    'donations reverse G261103-001 --reason "another amount" &&
     donations receive 300.5 --campaign roads --unit 3-301 --via bank --ref 77001'

# --- spending ---
voucher=$scratch/bill.pdf
printf 'bill\n' >"$voucher"
buy() { # AMOUNT OPTION...
    amount=$1
    shift
    expenses add "$amount" --category repair --payee 'Road works' --fund roads --from bank \
        --handler p003 --by p002 --voucher "$voucher" "$@"
}
on 2026-11-04
refused 4 'what was given is spent for something' 'without saying what for' buy 450
expect 0 'an expense of the campaign' buy 450 --purpose asphalt
expect 0 'is approved by another' chair expenses approve X261104-001 --by p001
expect 0 'and paid' expenses pay X261104-001
expect 0 'another one' buy 150 --purpose kerbs
expect 0 'is approved' chair expenses approve X261104-002 --by p001
refused 4 'more than was given is not spent' "the fund 'roads' would be overdrawn: -19.50" \
    expenses pay X261104-002
refused 4 'what was spent is not given back' "without it the fund 'roads' would be overdrawn" \
    donations reverse G261103-002 --reason 'asked for it'
refused 4 'money leaves the fund by a decision only' 'only by a decision' \
    funds transfer 10 --from-fund roads --to-fund operating --reason x
expect 0 'and comes from another fund' funds transfer 30 --from-fund operating --to-fund roads \
    --reason 'the rest'
expect 0 'then the rest is paid' expenses pay X261104-002

# --- what became of it ---
expect 0 'campaigns are listed' donations campaigns --format csv
out_is 'with in, out and left' "$(printf '%s\r\n' \
    campaign,name,fund,from,to,target,given,other_in,spent,other_out,left \
    'roads,New roads,roads,2026-10-01,,1000.00,580.50,30.00,600.00,0.00,10.50' \
    'hall,Hall,hall,2026-10-01,2026-10-31,,0.00,0.00,0.00,0.00,0.00')"
expect 0 'gifts are listed' donations list --campaign roads --kind money --format json
json 'with who undid them' '[.[] | [.id, .amount, .reversed]]' \
    '[["G261103-001","300.50","R261103-002"],["G261103-002","200.00",null],["G261103-003","80.00",null],["G261103-006","80.00","R261103-001"],["G261103-007","300.50",null]]'
expect 3 'of a campaign that is there' donations list --campaign pool
expect 0 'an expense is traced to the gifts' audit trace X261104-001 --format json
json 'the oldest first' '[.[] | select(.what == "given") | [.id, .amount]]' \
    '[["G261103-002","200.00"],["G261103-003","80.00"],["G261103-007","170.00"]]'
expect 0 'a gift is traced to the expenses' audit trace G261103-007 --format json
json 'to the cent' '[.[] | select(.what == "spent") | [.id, .amount]]' \
    '[["X261104-001","170.00"],["X261104-002","130.50"]]'
expect 0 'so is the payment' audit trace Z261104-002 --format json
json 'in the order in which money came' '[.[] | select(.what == "given") | [.id, .amount]]' \
    '[["G261103-007","130.50"],["F261104-001","19.50"]]'

# --- the statement and the letter ---
expect 0 'a statement is written' donations statement roads
cp "$out" "$scratch/statement"
file_has 'it begins with what was given' "$scratch/statement" '**¥580.50**'
file_has 'names a partner that consented' "$scratch/statement" '| police | 200.00 |'
file_has 'names a unit that consented' "$scratch/statement" '| two benches | 1,200.00 |  | 1-101 |'
grep -q '3-301' "$scratch/statement"
is 'and no other unit' $? 1
grep -q 'p021' "$scratch/statement"
is 'nor any person' $? 1
file_has 'what was undone stays to be seen' "$scratch/statement" \
    'undone G261103-006\: entered twice'
file_has 'every payment has its voucher' "$scratch/statement" \
    "| X261104-001 | $(sha256sum "$voucher" | cut -c 1-8) |"
file_has 'money from other funds is shown' "$scratch/statement" '| the rest | 30.00 |'
file_has 'and which gift paid for what' "$scratch/statement" \
    '| asphalt | 80.00 | anonymous | G261103-003 | X261104-001 |'
expect 0 'the same in JSON' donations statement roads --format json
json 'adds up' '[.given, .other_in, .spent, .other_out, .left]' \
    '["580.50","30.00","600.00","0.00","10.50"]'
donations statement roads >"$scratch/again"
expect 0 'the same again, to the byte' cmp "$scratch/again" "$scratch/statement"
expect 3 'only of a campaign that is there' donations statement pool
expect 0 'a letter of thanks is written' donations thanks G261103-007
out_has 'to the giver' 'Dear 3-301\,'
out_has 'with what was given' 'Your gift: ¥300.50'
out_has 'and what it paid for' '| asphalt | 170.00 | 2026-11-04 | X261104-001 |'
expect 0 'for hours as well' donations thanks G261103-005
out_has 'without a name' 'Dear friend of our compound\,'
out_has 'but with the hours' 'Your gift: 12.5 hours of work'
expect 0 'as a page' donations thanks G261103-002 --format html
out_has 'for a browser' '<!doctype html>'
expect 4 'not for what was undone' donations thanks G261103-006
expect 3 'not for what is no gift' donations thanks X261104-001

# --- the month ---
expect 0 'the month tells of it' report month 2026-11 --format json
json 'in, out and left' '.campaigns' \
    '[{"campaign":"New roads","before":"300.50","given":"280.00","other_in":"30.00","out":"600.00","left":"10.50"}]'
json 'goods and hours' '[.goods[] | [.goods, .value, .hours]]' \
    '[["two benches","1200.00",null],["work",null,"12.5"]]'
report month 2026-11 | grep -qE '\b[13]-[13]0[12]\b'
is 'without a unit' $? 1
run compound check
is 'the check finds nothing' "$status" 0
expect 0 'nor does the audit' audit verify
on 2026-12-01
expect 0 'the months are closed' eval 'compound close 2026-10 && compound close 2026-11'
file_has 'with what was given' periods/2026-11.yaml 'donated:
    roads: 280.00'
expect 0 'and audited' audit verify
refused 4 'a closed month takes no gift' 'the month 2026-11 is closed' \
    donations receive 5 --campaign roads --via bank --date 2026-11-30

# --- behind the commands' back ---
sed -i 's/roads: 280.00/roads: 281.00/' periods/2026-11.yaml
git -c core.hooksPath=/dev/null commit -qam 'more was given' --date "$GUIYUAN_NOW"
expect 1 'a closing that says more was given is found' audit verify
err_has 'with the campaign' "closed with gifts for 'roads' of 281.00, but its records give 280.00"
mkdir -p donations/2026/12
printf '%s\n' '- {id: R261201-001, date: 2026-12-01, of: G261103-002, reason: "mine"}' \
    >donations/2026/12/01.yaml
run compound check
[ "$status" -ne 0 ]
ok 'a gift taken back by hand is found' $?
err_has 'because it was spent' "the fund 'roads' of the campaign 'roads' is overdrawn: -189.50"
rm -r donations/2026/12
sed -i '/^- {campaign: roads/d' campaigns.yaml
run compound check
[ "$status" -ne 0 ]
ok 'a campaign with gifts is not taken away' $?
err_has 'because gifts name it' "there is no campaign 'roads'"
# --- many small gifts at once ---
on 2026-11-03
new_court "$scratch/small"
cd "$scratch/small" || exit 1
expect 0 'a campaign for them' donations campaign benches --name Benches --purpose 'two benches' \
    --from 2026-10-01
head=$(git rev-parse HEAD)
table() { # what the file holds
    printf '%b' "$1" >"$scratch/gifts.csv"
}
table 'amount,unit,via,ref\n20,3-301,,\n0,,,\n5.5,9-999,,\n7,,cash,b1\n8,,cash,b1\n'
refused 3 'a table is checked whole' "gifts.csv:3: '0' is no amount" \
    donations import "$scratch/gifts.csv" --campaign benches --via wechat
table 'amount,unit,via,ref\n20,3-301,,\n7,,cash,b1\n8,,cash,b1\n'
refused 4 'a serial is there once' "gifts.csv:4: the serial 'b1' is in line 3 too" \
    donations import "$scratch/gifts.csv" --campaign benches --via wechat
table 'amount,unit\n20,3-301\n5.5,9-999\n'
run donations import "$scratch/gifts.csv" --campaign benches --via wechat
[ "$status" -ne 0 ]
ok 'an unknown unit is refused' $?
err_has 'in its line' "gifts.csv:3: there is no unit '9-999'"
table 'amount,unit\n20,3-301\n'
run donations import "$scratch/gifts.csv"
[ "$status" -ne 0 ]
ok 'a gift has a campaign' $?
err_has 'and its line is said' 'gifts.csv:2'
is 'nothing was booked by halves' "$(git rev-parse HEAD)" "$head"
table 'amount,unit,consent,via,ref,note\n20,3-301,true,,,\n5.50,,,cash,b1,=1+1\n100,,,,b2,\n'
expect 0 'gifts of a table' donations import "$scratch/gifts.csv" --campaign benches --via wechat
is 'are one commit' "$(git rev-list --count "$head"..HEAD)" 1
is 'that says how much' "$(git log -1 --format=%s)" 'donations: receive 125.50 in 3 gifts'
is 'and books each' "$(donations list --campaign benches --format json |
    jq -r '[.[].amount] | join(" ")')" '20.00 5.50 100.00'
is 'no cell of ours begins a formula' "$(audit export csv | grep -cE '(^|,)"?[=+@]')" 0
refused 4 'the same table is not booked again' 'is already booked as' \
    donations import "$scratch/gifts.csv" --campaign benches --via wechat

plan
