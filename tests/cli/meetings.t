#!/bin/sh
# meetings: called, attended, voted in, counted, decided and published; decisions that others name;
# what is refused, and what is found when somebody works around the commands.
. "$(dirname "$0")/lib.sh"

new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
paper=$scratch/minutes.pdf
echo 'the minutes' >"$paper"
hash=$(sha256sum "$paper" | cut -c 1-64)
assembly() { # OPTION...
    meetings notice --kind assembly --date 2026-11-03 --noticed 2026-10-10 --told 2026-10-11 "$@"
}

# --- the notice ---
expect 0 'the party branch is called' meetings notice --kind party --date 2026-11-03 \
    --matter 'charge for parking' --topic parking
made 'in a file of its own' <<'END'
meetings: call the party branch on 2026-11-03, 1 matter (M2026-01)

Ledger-Command: meetings notice

meetings/2026/M2026-01.yaml
+id: M2026-01
+kind: party
+noticed: 2026-11-03
+date: 2026-11-03
+matters:
+  - {number: 1, text: "charge for parking", rule: present, topic: parking}
END
refused 2 'an assembly says which majority' 'does not say which majority it needs' \
    assembly --matter x
refused 4 'an assembly is noticed in time' \
    "the notice is given 14 days before the meeting 'M2026-02', 15 are needed" \
    meetings notice --kind assembly --date 2026-11-03 --noticed 2026-10-20 --told 2026-10-11 \
    --matter x --rule ordinary
refused 4 "and the residents' committee is told" "was not told to the residents' committee" \
    meetings notice --kind assembly --date 2026-11-03 --noticed 2026-10-10 --matter x --rule ordinary
refused 4 'no earlier than the meeting' 'was made known after it took place' \
    meetings notice --kind party --date 2026-11-02 --matter x
refused 4 'nor later than today' 'which is after the booking day' \
    meetings notice --kind joint --noticed 2026-11-04 --date 2026-11-04 --matter x
refused 4 'the committee has members' 'does not say how many members the committee has' \
    meetings notice --kind committee --date 2026-11-20 --matter x
refused 4 'and its agenda is out in time' '6 days before the meeting' \
    meetings notice --kind committee --members 5 --noticed 2026-10-28 --date 2026-11-03 --matter x
refused 4 'a committee does not vote as owners do' \
    "a meeting of the kind 'committee' does not decide by the rule 'ordinary'" \
    meetings notice --kind committee --members 5 --date 2026-11-20 --matter x --rule ordinary

# --- the party, and the committee ---
expect 0 'who came' meetings attend M2026-01 p011 p012 p013
expect 0 'how they voted' meetings ballot M2026-01 --persons p011,p012 --yes 1
expect 0 'is decided' meetings decide M2026-01
out_has 'with a number' 'D2026-01 passed'
expect 0 'an urgent meeting of the committee' meetings notice --kind committee --date 2026-11-03 \
    --members 5 --urgent 'a burst pipe' --matter 'repair the pipe' --matter 'a new guard' \
    --matter 'paint the gate'
refused 4 'units do not sit in it' 'does not have what a step of its kind has' \
    meetings attend M2026-02 1-101
refused 2 'nor names' "'Zhang' is neither a unit nor a person's id" meetings attend M2026-02 Zhang
expect 0 'two came' meetings attend M2026-02 p001 p002
refused 4 'who was not there does not vote' "'p003' votes and was not there" \
    meetings ballot M2026-02 --persons p003 --yes 1
refused 4 'two of five are no quorum' '2 of 5 members are there; more than half are needed' \
    meetings tally M2026-02
refused 4 'nor do they decide' "the meeting 'M2026-02' has no quorum" meetings decide M2026-02
expect 0 'a third came' meetings attend M2026-02 p003
expect 0 'two are for the pipe' meetings ballot M2026-02 --persons p001,p002 --yes 1,2 --abstain 3
expect 0 'the third, too' meetings ballot M2026-02 --persons p003 --yes 1 --no 2
refused 4 'nobody votes twice' "'p003' has voted already" \
    meetings ballot M2026-02 --persons p003 --yes 1
refused 4 'no matter gets two votes' 'two votes on matter 1' \
    meetings ballot M2026-02 --persons p001 --yes 1 --no 1
refused 4 'nor is voted on that was not on the notice' "the meeting 'M2026-02' has no matter 4" \
    meetings ballot M2026-02 --persons p001 --yes 4
refused 4 'what did not pass is not announced as passed' "matter 2 of 'M2026-02' is not passed" \
    meetings decide M2026-02 2 --result passed
expect 0 'the committee decides' meetings decide M2026-02
made 'as the tally gives it' <<'END'
meetings: decide D2026-02 passed, D2026-03 rejected, D2026-04 rejected in M2026-02

Ledger-Command: meetings decide

meetings/2026/M2026-02.yaml
+  - {date: 2026-11-03, what: decision, matter: 1, decision: D2026-02, result: passed, for_heads: 3, part_heads: 3, all_heads: 5}
+  - {date: 2026-11-03, what: decision, matter: 2, decision: D2026-03, result: rejected, for_heads: 2, against_heads: 1, part_heads: 3, all_heads: 5}
+  - {date: 2026-11-03, what: decision, matter: 3, decision: D2026-04, result: rejected, abstain_heads: 3, part_heads: 3, all_heads: 5}
END
refused 4 'nothing is decided again' "every matter of 'M2026-02' is decided" meetings decide M2026-02
refused 4 'nor attended afterwards' 'comes after a decision' meetings attend M2026-02 p004
refused 4 'nor cancelled' 'comes after a decision' meetings cancel M2026-02 'no'
expect 0 'the minutes are signed' meetings sign M2026-02 p001 p002 p003 --voucher "$paper"
now=$GUIYUAN_NOW
GUIYUAN_NOW=2026-11-06T10:00+08:00
expect 0 'there are three days to publish them' notices due --format json
GUIYUAN_NOW=2026-11-07T10:00+08:00
expect 1 'which are over' notices due --format json
json 'and that is said' 'map([.what, .month, .due])' \
    '[["decision","2026-11","publish the decisions of M2026-02, which was due by 2026-11-06"]]'
GUIYUAN_NOW=$now
expect 0 'and published' meetings publish M2026-02
GUIYUAN_NOW=2026-11-07T10:00+08:00
expect 0 'then nothing is due' notices due
GUIYUAN_NOW=$now
expect 0 'the way of a meeting' audit trace M2026-02 --format json
json 'is its steps and commits' \
    '[(.[0] | [.what, .id, .where]), (map(select(.what == "publish")) | length),
        (map(select(.what == "commit")) | [length > 3, (.[0].detail | startswith("meetings: call"))])]' \
    '[["record","M2026-02","meetings/2026/M2026-02.yaml"],1,[true,true]]'
refused 3 'one that is there' "there is no meeting 'M2026-99'" audit trace M2026-99

# --- the owners ---
expect 0 'an assembly is called' assembly --matter 'charge for parking' --topic parking \
    --rule three-quarters --matter 'new cleaners' --rule ordinary --deadline 2026-11-02
refused 4 'a ballot of an unknown unit' "there is no unit '9-999'" \
    meetings ballot M2026-03 --unit 9-999 --yes 1 --date 2026-11-01
expect 0 'a ballot is entered' meetings ballot M2026-03 --unit 1-101 --yes 1 --no 2 --date 2026-11-01
refused 4 'a second one of the unit' "the unit '1-101' has voted already in 'M2026-03'" \
    meetings ballot M2026-03 --unit 1-101 --yes 1 --date 2026-11-01
refused 4 'one that comes too late' 'comes after the last day for ballots' \
    meetings ballot M2026-03 --unit 1-102 --yes 1
refused 4 'one of a person' 'does not have what a step of its kind has' \
    meetings ballot M2026-03 --persons p001 --yes 1 --date 2026-11-01
printf 'unit,proof,1,2\n1-102,,yes,no\n3-301,by hand,maybe,\n1-102,,no,\n7-777,,yes,\n' >ballots.csv
run meetings ballots M2026-03 ballots.csv --date 2026-11-02
is 'a table with mistakes is bad data' $status 3
err_has 'a word that is no vote, by its row' "ballots.csv:3: 'maybe' is no vote on matter 1"
err_has 'a unit that is there twice' "ballots.csv:4: the unit '1-102' is in line 2 already"
err_has 'and an unknown one' "ballots.csv:5: there is no unit '7-777'"
refused 4 'too few are no quorum' \
    '1 of 3 heads and 100.00 of 300.00 m² take part; 2 and 200.00 are needed' meetings tally M2026-03
printf 'unit,proof,1,2\n1-102,,yes,yes\n3-301,by hand,,\n' >ballots.csv
expect 0 'a table of ballots' meetings ballots M2026-03 ballots.csv --date 2026-11-02
rm ballots.csv
made 'is one commit' <<'END'
meetings: enter 1 ballots, 1 more delivered, in M2026-03

Ledger-Command: meetings ballots

meetings/2026/M2026-03.yaml
+  - {date: 2026-11-02, what: ballot, unit: 1-102, votes: [for, for]}
+  - {date: 2026-11-02, what: delivery, units: [3-301], proof: "by hand"}
END
refused 4 'enough heads and too little area are no quorum' '2 of 3 heads and 150.00 of 300.00 m²' \
    meetings tally M2026-03
expect 0 'the third owner came' meetings attend M2026-03 3-301
expect 0 'the votes are counted' meetings tally M2026-03 --format json
json 'by heads and by area' '[.[] | [.for_heads, .for_area, .against_heads, .abstain_heads,
    .part_heads, .part_area, .all_area, .registered_area, .result]]' \
    '[[2,"150.00",0,1,3,"300.00","300.00","300.00","rejected"],[1,"50.00",1,1,3,"300.00","300.00","300.00","rejected"]]'
expect 0 'what was voted down is recorded, too' meetings decide M2026-03
out_has 'with numbers' 'decide D2026-05 rejected, D2026-06 rejected in M2026-03'
expect 0 'a second assembly' assembly --matter 'charge for parking' --topic parking \
    --rule three-quarters
for unit in 1-101 1-102 3-301; do
    meetings ballot M2026-04 --unit $unit --yes 1 >"$out"
done
refused 4 'what passed is not announced as rejected' 'is not rejected' \
    meetings decide M2026-04 1 --result rejected
expect 0 'this time it passes' meetings decide M2026-04 1 --result passed

# --- what others name ---
pay() { # OPTION...
    expenses add 20 --category office --payee shop --fund operating --from bank --handler p003 \
        --by p004 --no-voucher lost "$@"
}
refused 4 'a decision that is not there allows nothing' "there is no decision 'D2026-99'" \
    pay --decision D2026-99
refused 4 'nor does one that did not pass' "'D2026-03' did not pass: a new guard" \
    pay --decision D2026-03
expect 0 'one that passed does' pay --decision D2026-02
expect 0 'one that came later is told' pay --decision D2026-02 --date 2026-10-30
err_has 'with both days' "'D2026-02' was taken on 2026-11-03, after 2026-10-30"
for what in 'fees waive 1-101 property 2026-10 1 --reason x' \
    'funds transfer 1 --from-fund common --to-fund operating --reason x' \
    'funds budget 2026 office 5' \
    'donations campaign roads --name Roads --purpose roads' \
    'projects open --name Doors --purpose doors --budget 5 --funds common'; do
    refused 4 "as for ${what%% *}" "there is no decision 'D2026-99'" \
        eval "$what --decision D2026-99"
done
expect 0 'what the party branch deliberated' meetings adopt D2025-02 --kind party --date 2025-06-01 \
    --title parking --reason 'on paper'
refused 4 'allows no spending' "'D2025-02' was taken by a meeting that only deliberates: parking" \
    expenses add 5.00 --category office --payee x --fund operating --from bank --handler p003 --by p002 \
    --no-voucher none --decision D2025-02
expect 0 'an old decision is adopted' meetings adopt D2025-03 --kind assembly --date 2025-06-18 \
    --title 'self-management'
refused 4 'once' "there is a decision 'D2025-03' already" meetings adopt D2025-03 --kind assembly \
    --date 2025-06-18 --title again
refused 4 'one since the books began has its minutes' 'has no minutes or no reason' \
    meetings adopt D2026-50 --kind committee --date 2026-10-05 --title x --reason 'on paper'
expect 0 'and a reason' meetings adopt D2026-50 --kind committee --date 2026-10-05 --title 'a lamp' \
    --reason 'on paper' --voucher "$paper"
made 'as a line of the register' <<END
meetings: adopt D2026-50, a lamp

Ledger-Command: meetings adopt

decisions.yaml
+- {decision: D2026-50, date: 2026-10-05, kind: committee, title: "a lamp", voucher: "$hash", voucher_type: pdf, reason: "on paper"}
END
expect 0 'the decisions are listed' meetings decisions --format csv
out_has 'with their votes' \
    'D2026-07,2026-11-03,assembly,charge for parking,passed,M2026-04,3,300.00,0,0.00,3,300.00,3,300.00,2027-11-03'
out_has 'and those that were not tallied here' 'D2025-03,2025-06-18,assembly,self-management,passed,"adopted, not tallied here"'

# --- joint meetings, proposals ---
expect 0 'a joint meeting' meetings notice --kind joint --date 2026-11-03 --matter crossing
expect 0 'a promise' meetings promise M2026-05 'repaint the crossing' --by traffic --due 2026-11-30
made 'becomes a task in the same commit' <<'END'
meetings: promise of traffic, 'repaint the crossing', at M2026-05

Ledger-Command: meetings promise

meetings/2026/M2026-05.yaml
+log:
+  - {date: 2026-11-03, what: promise, by: traffic, due: 2026-11-30, ticket: T2026-0001, text: "repaint the crossing"}
tickets/2026/T2026-0001.yaml
+id: T2026-0001
+kind: task
+subject: promise
+text: "repaint the crossing"
+severity: normal
+opened: 2026-11-03
+due: 2026-11-30
+about: traffic
END
refused 4 'only what was promised is kept' 'keeps what was not promised' meetings kept M2026-05 2
expect 0 'it is kept' meetings kept M2026-05 1 --text painted
refused 4 'once' 'keeps a promise again' meetings kept M2026-05 1
expect 0 'its task' tickets list --format json
json 'has ended' '[.[] | [.ticket, .state]]' '[]'
expect 0 'another promise' meetings promise M2026-05 'repair the lamp' --by traffic --due 2026-11-30
tickets claim T2026-0002 --by p009 >"$out"
expect 0 'whose task is done' tickets done T2026-0002
expect 0 'is published before a decision' meetings publish M2026-05
expect 0 'which comes behind it' sh -c 'meetings attend M2026-05 p009 && meetings decide M2026-05'
expect 0 'owners ask for an assembly' meetings propose lift 'a lift' --units 1-102
expect 0 'too few' meetings proposals --format json
json 'by area' '[.[] | [.heads, .area, .reached]]' '[[1,"50.00","no"]]'
expect 0 'another one joins' meetings propose lift 'a lift' --units 1-101
expect 1 'now it must be called' meetings proposals
expect 0 'it is called' assembly --proposal lift --matter 'a lift' --rule ordinary
expect 0 'and nothing is due' meetings proposals
refused 4 'only for a proposal that is there' "there is no proposal 'nix'" \
    assembly --proposal nix --matter 'a lift' --rule ordinary
expect 0 'it is cancelled' meetings cancel M2026-06 'too few ballots'
refused 4 'and takes no more' 'comes after the meeting was cancelled' meetings attend M2026-06 1-101

# --- to be seen ---
expect 0 'the matters by stage' meetings matters --format json
json 'from the members to the owners' \
    '[.[] | select(.topic == "parking") | [.party, .committee, .assembly, .stage, .decision, .result]]' \
    '[["2026-11-03",null,"2026-11-03","assembly","D2026-07","passed"]]'
expect 0 'the meetings are listed' meetings list --state cancelled --format json
json 'by state' '[.[].meeting]' '["M2026-06"]'
expect 0 'what was published before its decision' meetings list --state decided --format json
json 'is not published' '[.[].meeting]' '["M2026-01","M2026-03","M2026-04","M2026-05"]'
expect 0 'a meeting is shown' meetings show M2026-03 --format json
json 'step by step' '[.[2] | .what, .who, .text]' '["ballot","1-101","for against"]'
expect 0 'the minutes in another language' meetings minutes M2026-04 --language zh-CN
out_has 'speak it' '会议记录'
expect 0 'the minutes' meetings minutes M2026-04
out_has 'have the votes' '| 1 | charge for parking | three\-quarters | 3 | 300.00 | 0 | 0.00 | 0 | 0 | 0.00 | D2026-07 | passed |'
grep -qE '[0-9]-[0-9]{3}\b' "$out"
is 'and no unit' $? 1
expect 0 'those of the committee' meetings minutes M2026-02
out_has 'say who signed' 'Signed by: p001\, p002\, p003'
expect 0 'the month tells of the decisions' report month 2026-11 --format json
json 'with their votes' '[.decisions[] | select(.decision == "D2026-07" or .decision == "D2026-02") |
    [.result, .heads, .area, .published]]' \
    '[["passed","3 / 3",null,"2026-11-03"],["passed","3 / 3","300.00 / 300.00","not yet"]]'
json 'with the promises' '[.promises[] | [.by, .state]]' '[["traffic","kept"],["traffic","kept"]]'
run sh -c 'audit export sql | sqlite3 -bail books.db && sqlite3 books.db "select * from matters
    where meeting = \"M2026-03\""; rm books.db'
out_is 'a database has what was to be decided' "M2026-03|1|1|charge for parking|three-quarters|parking
M2026-03|2|2|new cleaners|ordinary|"
expect 0 'the rules' meetings rules --format json
json 'are those of the law' '[.[] | select(.rule == "assembly_days") | .value]' '["15"]'
expect 0 'all holds' compound check
expect 0 'so does the history' audit verify

# --- the committee by the roster ---
roster body committee --name Committee --kind committee --level compound --from 2026-01-01 >"$out"
for person in p001 p002 p004; do
    roster person $person --from 2026-01-01 >"$out"
    roster term committee member $person --from 2026-01-01 >"$out"
done
expect 0 'the roster says how many members there are' meetings notice --kind committee \
    --date 2026-11-03 --urgent 'a fire' --matter 'a new door'
out_has 'of the meeting' '(M2026-07)'
is 'in its head' "$(sed -n 's/^  members: //p' meetings/2026/M2026-07.yaml)" 3
refused 4 'nobody attends without a seat' "'p003' has no seat in the committee on that day" \
    meetings attend M2026-07 p001 p003
expect 0 'who has one does' meetings attend M2026-07 p001 p002

# --- by hand, and behind the commands' back ---
file=meetings/2026/M2026-04.yaml
sed -i 's/for_heads: 3/for_heads: 2/' $file
run compound check
is 'a changed result is found' $status 3
err_has 'with what the ballots say' "by the ballots it is passed, with 3 for"
git checkout -q -- $file
sed -i 's/unit: 1-102, votes: \[for\]/unit: 1-102, votes: [against]/' $file
refused 3 'a ballot is not changed' 'did not only grow at the end of its log' \
    compound commit -m 'a ballot'
git -c core.hooksPath=/dev/null commit -qam 'a ballot'
expect 1 'nor behind the back' audit verify
err_has 'with the file' "$file"
git reset -q --hard HEAD~1
sed -i 's/all_heads: 3, all_area: 300.00/all_heads: 4, all_area: 400.00/' $file
GIT_AUTHOR_DATE=2026-11-03T10:00+08:00 GIT_COMMITTER_DATE=2026-11-03T10:00+08:00 \
    git -c core.hooksPath=/dev/null commit -qam 'more owners'
refused 3 'nor is the number of owners, by whatever way it came' \
    "'D2026-07' says 'passed'; by the ballots it is passed, with 3 for, 0 against, 3 of 3 taking part" \
    compound check
expect 0 'a unit that is entered for that day' units change 3-301 --owner o009 --area 30.00 \
    --from 2026-11-02
refused 3 'does not hide it' "'D2026-07' says 'passed'" compound check
git reset -q --hard HEAD~2
sed 's/T2026-0002/T2026-0005/' tickets/2026/T2026-0002.yaml >tickets/2026/T2026-0005.yaml
expect 0 'a case whose number is not the next one' compound check
err_has 'is told' "tickets/2026/T2026-0005.yaml: warning: there are no cases 'T2026-0003' to 'T2026-0004'"
git rm -q --cached meetings/2026/M2026-05.yaml
rm meetings/2026/M2026-05.yaml tickets/2026/T2026-0005.yaml
git -c core.hooksPath=/dev/null commit -qm 'a meeting less'
run compound check
err_has 'so is one that was taken away' "M2026-06.yaml: warning: there is no case 'M2026-05'"
expect 1 'which the history has' audit verify
err_has 'as a finding' "M2026-06.yaml: warning: there is no case 'M2026-05'"
git reset -q --hard HEAD~1
sed -i 's/a lamp/two lamps/' decisions.yaml
refused 4 'nor is an adopted decision' 'what was entered once stays as it is' \
    compound commit -m 'lamps'
git checkout -q -- decisions.yaml
cat >>$file <<'END'
  - {date: 2026-11-03, what: decision, matter: 2, decision: D2026-09, result: passed, for_heads: 3, part_heads: 3, all_heads: 3}
END
refused 3 'nothing is decided that was not on the notice' 'decides what was not on the notice' \
    compound commit -m 'more'
git checkout -q -- $file
sed 's/M2026-04/M2026-08/; s/D2026-07/D2026-09/; s/all_heads: 3/all_heads: 9/' $file \
    >meetings/2026/M2026-08.yaml
refused 3 'nor by hand with owners whom the register does not have' \
    "'D2026-09' says 'passed'; by the ballots it is passed, with 3 for, 0 against, 3 of 3 taking part" \
    compound commit -m 'a copy'
rm meetings/2026/M2026-08.yaml
expect 0 'units that are entered later for that day' units add 3-302 --kind flat --area 10.00 \
    --owner o009 --from 2026-11-01
expect 0 'do not undo a decision' compound check
err_has 'but are told' "'D2026-07' was tallied with other units"
expect 0 'a sale that is entered late' units change 1-102 --owner o001 --from 2026-11-02
expect 0 'undoes nothing' compound check
err_has 'though it makes one owner of two who voted' "the owner of '1-102' has voted already"
expect 0 'and its minutes can be read' meetings minutes M2026-04

# --- made known ---
GUIYUAN_NOW=2026-11-10T10:00+08:00
expect 0 'a decision is published' meetings publish M2026-04
err_has 'which is late' "to be published by 2026-11-06, and were on 2026-11-10"
err_has 'and nobody signed it' "nobody has signed the minutes of 'M2026-04'"
expect 0 'one that was published in time' meetings publish M2026-02
grep -qE 'were to be published|has signed' "$err"
is 'can be published again' $? 1
err_has 'though its members were entered later' "'p003' has no seat in the committee on the day of"
expect 0 'the month' report month 2026-11 --format json
json 'has the day on which it was known' \
    '[.decisions[] | select(.decision == "D2026-07" or .decision == "D2026-02") | .published]' \
    '["2026-11-03","2026-11-10 (too late)"]'
plan
