#!/bin/sh
# roster: people by opaque id, bodies and seats, roles, stewards, skills, visits; names stay private.
. "$(dirname "$0")/lib.sh"

new_court ledger && cd ledger || exit 1

# --- people ---
printf 'person,party,from\np001,true,2016-07-10\np002,,2016-07-10\np003,true,2018-06-01\n' >../people.csv
expect 0 'people are imported in one commit' roster import ../people.csv
made 'the import is one commit' <<'END'
roster: add 3 people from people.csv

Ledger-Command: roster import

roster/people.yaml
+- {person: p001, party: true, from: 2016-07-10}
+- {person: p002, from: 2016-07-10}
+- {person: p003, party: true, from: 2018-06-01}
END
expect 0 'one person is added' roster person p004 --from 2026-01-01
expect 0 'a change is a further line, and the rest stays' \
    roster person p001 --public-name 桂明 --consent 2026-10-01
made 'the change' <<'END'
roster: change p001 from 2026-11-03

Ledger-Command: roster person

roster/people.yaml
+- {person: p001, party: true, public_name: "桂明", consent: 2026-10-01, from: 2026-11-03}
END
refused 2 'a name is no id' "PERSON takes a person's id like p017" roster person 张三
refused 2 'nor is a telephone number' "PERSON takes a person's id" roster person 13812345678
refused 4 'a public name needs consent' 'do not go together' roster person p002 --public-name 李
refused 4 'a change that changes nothing' "nothing of the person 'p002' changes" roster person p002
refused 4 'two lines of one day' 'has two lines from 2026-11-03 on' roster person p001 --party false
printf 'person,born\np009,1990\n' >../bad.csv
refused 3 'an unknown column' "the column 'born' is unknown" roster import ../bad.csv
printf 'person,party\n李四,true\np010,maybe\n' >../bad.csv
refused 3 'a name in the file' "'李四' is no person" roster import ../bad.csv
err_has 'every row is told' "'maybe' is no party"

# --- bodies and seats ---
meetings adopt D2016-01 --kind assembly --date 2016-07-10 --title 业主委员会选举 >"$out"
expect 0 'a body is added' roster body committee --name 业委会 --kind committee --level compound \
    --force true --seats 2 --from 2016-07-10 --decision D2016-01
expect 0 'and a partner' roster body police --name 派出所 --kind partner --contact 社区民警
roster list --of bodies --format json >"$out"
json 'each is listed with its name' '[.[] | [.body, .name, .kind]]' \
    '[["committee","业委会","committee"],["police","派出所","partner"]]'
refused 2 'a new body has a name and a kind' 'its name or kind is missing' roster body club
expect 0 'a seat is taken' roster term committee chair p001 --from 2024-07-10 --to 2026-11-20
made 'the term' <<'END'
roster: p001 takes the seat chair of committee from 2024-07-10

Ledger-Command: roster term

roster/terms.yaml
+- {body: committee, seat: chair, person: p001, from: 2024-07-10, to: 2026-11-20}
END
refused 4 'two people in one seat' "'p001' has the seat 'chair'" roster term committee chair p002
refused 4 'a term that ends before it begins' 'before it begins on 2026-01-01' \
    roster term committee vice p002 --from 2026-01-01 --to 2025-12-31
refused 4 'an unknown person' "nobody in the roster has the id 'p009'" \
    roster term committee vice p009
refused 4 'an unknown body' "there is no body 'club'" roster term club chair p002
expect 0 'a member' roster term committee member p002 --from 2024-07-10
refused 4 'more members than seats' 'would have 3 members on 2026-11-01, and has 2 seats' \
    roster term committee member p003 --from 2026-11-01
expect 1 'terms end and filings are due' roster ends --format csv
tr -d '\r' <"$out" >"$scratch/plain"
file_is 'which' "$scratch/plain" 'due,body,seat,person,day,days
filing,committee,chair,p001,2024-08-09,-816
filing,committee,member,p002,2024-08-09,-816
end,committee,chair,p001,2026-11-20,17'
expect 0 'they are filed' roster term filed committee --date 2026-11-02
refused 4 'only once' "no term of the body 'committee' is waiting" roster term filed committee
refused 4 'not in the future' 'after the booking day' roster term filed committee --date 2027-01-01
expect 1 'the chair still ends' roster ends
expect 0 'not within ten days' roster ends --within 10
expect 0 'a term ends before its time' \
    roster term end committee chair --why '迁出小区' --to 2026-11-01
made 'the line gets its last day and the reason' <<'END'
roster: end the term committee chair on 2026-11-01

Ledger-Command: roster term end

roster/terms.yaml
-- {body: committee, seat: chair, person: p001, from: 2024-07-10, to: 2026-11-20, filed: 2026-11-02}
+- {body: committee, seat: chair, person: p001, from: 2024-07-10, to: 2026-11-20, ended: 2026-11-01, why: "迁出小区", filed: 2026-11-02}
END
refused 4 'it cannot end again' "there is no term 'committee chair' on 2026-11-03" \
    roster term end committee chair --why again
expect 0 'the next one takes the seat' roster term committee chair p003 --from 2026-11-02
roster list --on 2026-11-01 --format json >"$out"
json 'who sat there' '[.[] | select(.seat == "chair").person]' '["p001"]'
roster list --format json >"$out"
json 'who sits there' '[.[] | select(.seat == "chair").person]' '["p003"]'
GUIYUAN_NOW=2026-11-25T10:00+08:00 roster list --at 2026-11-03 --format json >"$out"
json 'who sat there, as the ledger was on a day' '[.[] | select(.seat == "chair").person]' '["p003"]'
roster list --at HEAD~2 --format json >"$out"
json 'and at a commit, on its day' '[.[] | select(.seat == "chair").person]' '["p001"]'

# --- stewards ---
expect 0 'a steward' roster steward p002 --buildings 3 --backup p001
refused 4 'an unknown building' "there is no building '7'" roster steward p002 --buildings 7
refused 4 'a second steward' "the unit '3-301' has the steward 'p002'" \
    roster steward p003 --units 3-301
expect 1 'units without a steward' roster gaps --format csv
tr -d '\r' <"$out" >"$scratch/plain"
file_is 'which' "$scratch/plain" 'unit,building
1-101,1
1-102,1'
expect 0 'one more steward' roster steward p003 --units 1-101,1-102
expect 0 'no gap is left' roster gaps

# --- roles and skills ---
expect 0 'a role' roster role p002 mediator --from 2026-01-01
refused 2 'one of six' 'ROLE takes one of publicist, informant' roster role p002 boss
expect 0 'it ends' roster role end p002 mediator --to 2026-06-30
expect 0 'and began again' roster role p002 mediator --from 2026-09-01
refused 4 'a skill without consent' "'p002' has not consented" roster skill p002 电工
expect 0 'with consent' roster skill p002 电工 --consent 2026-01-15
refused 4 'who goes has nothing left' 'a line of its terms goes on' roster person end p002

# --- what they did ---
expect 0 'a visit' roster visit p002 --homes 3 --subject 冬季安全
made 'the visit' <<'END'
roster: p002 visits 3 homes (V261103-001)

Ledger-Record: V261103-001
Ledger-Command: roster visit

service/2026/11/03.yaml
+- {id: V261103-001, date: 2026-11-03, kind: visit, person: p002, homes: 3, subject: "冬季安全"}
END
refused 4 'of a ticket that is there' "there is no ticket 'T2026-0001'" \
    roster visit p002 --homes 1 --ticket T2026-0001
expect 0 'something is told at a door' tickets open --kind repair --subject leak '楼道漏水'
expect 0 'and a visit names the ticket that came of it' \
    roster visit p002 --homes 1 --ticket T2026-0001
last_commit >"$out"
out_has 'in the record' 'homes: 1, ticket: T2026-0001}'
expect 0 'it was not this one' roster reverse V261103-002 --reason 登记错
refused 4 'by a steward' "'p004' is neither steward nor backup" roster visit p004 --homes 1
expect 0 'hours' roster hours p003 2.5
expect 0 'a member reports in' roster report-in p003 --date 2026-11-01
refused 4 'once' "'p003' has reported in already" roster report-in p003
expect 0 'a list of services' eval \
    "printf 'kind,person,hours,date\nhours,p001,1.5,2026-11-02\nreport-in,p001,,2026-11-02\n' |
        roster import - --of services"
roster totals --format csv | tr -d '\r' >"$out"
out_is 'all that was done' 'person,reported_in,visits,homes,hours
p002,,1,3,
p003,2026-11-01,,,2.50
p001,2026-11-02,,,1.50'
expect 0 'a visit is undone' roster reverse V261103-001 --reason 重复登记
roster log --kind visit --format json >"$out"
json 'the log says by what' '.[0].reversed' '"R261103-002"'
expect 0 'it is traced' audit trace V261103-001
out_has 'with what undid it' R261103-002

# --- the month's report ---
expect 0 'the report has it all' report month 2026-11 --format json
json 'the bodies' '[.bodies[] | [.name, .force, .members]]' '[["业委会","yes",2]]'
json 'seats, with a name by consent only' '[.seats[] | [.seat, .name]]' \
    '[["member",null],["chair",null]]'
json 'what changed' '[.roster_changes[] | select(.seat == "chair") | [.date, .change, .reason]]' \
    '[["2026-11-01","term ended","迁出小区"],["2026-11-02","term began",null]]'
json 'what is due' '[.roster_due[] | [.seat, .what]]' '[["chair","to be filed with the street"]]'
json 'partners with their post' '.partners' '[{"name":"派出所","contact":"社区民警"}]'
json 'who has a steward' '[.stewards[] | [.building, .units, .gaps]]' '[["small buildings",3,0]]'
json 'what was done' '[.services[].number]' '["0","0","0","4","2","2","2","2"]'
json 'roles' '.roles' '[{"role":"mediator","people":1}]'
json 'skills of few are not named' '.skills' '[{"skill":"other skills","people":1}]'
report month 2026-11 --format html >"$scratch/page"
is 'no id is on the page' "$(grep -oE '\bp00[0-9]\b' "$scratch/page")" ''

# --- names stay here ---
expect 0 'a name is kept' roster name p002 李四 --contact 13812345678
is 'for nobody else' "$(stat -c '%a %a' private private/names.yaml | tr '\n' ' ')" '700 700 600 600 '
roster list --of people --format json >"$out"
json 'and shown where it is' '[.[] | select(.person == "p002").person_name]' '["李四"]'
roster show p002 --format json >"$out"
json 'with how to reach the person' '.[] | select(.what == "contact").said' '"13812345678"'
is 'git does not see it' "$(git status --porcelain)" ''
expect 0 'it is forgotten' roster forget p002
refused 4 'once' "no name of 'p002' is kept here" roster forget p002
expect 3 'somebody unknown is not shown' roster show p099
printf 'person,name,contact\np001,王五,\np003,赵六,微信群\n' >../names.csv
expect 0 'names come as a list, too' roster names ../names.csv
is 'and nothing is committed' "$(git log -1 --format=%s)" 'roster: reverse service V261103-001 (R261103-002)'

# --- who others may name ---
expect 0 'anybody may be named' expenses add 10 --category repair --payee x --purpose x \
    --fund operating --from bank --handler p091 --by p092 --no-voucher lost
sed -i '/^rules:/a\  persons_known: true' compound.yaml
expect 3 'with the rule, only people of the roster' compound check
err_has 'each is named' "nobody in the roster has the id 'p091'"
git checkout -q compound.yaml
expect 0 'the committee is small' compound check
err_has 'which is only said' "warning: the committee 'committee' has 2 members, usual are 5 to 11"

# --- by hand ---
sed -i 's/person: p003, from: 2026-11-02/person: p002, from: 2026-11-02/' roster/terms.yaml
expect 0 'a line that is rewritten' compound check
err_has 'is warned of' "the line about 'committee' was rewritten or removed"
printf -- '- {body: committee, seat: chair, person: p001, from: 2026-11-02}\n' >>roster/terms.yaml
expect 3 'two people in one seat, by hand' compound check
err_has 'with its place' 'roster/terms.yaml:4:27'
git checkout -q roster
expect 0 'the audit finds nothing' audit verify

plan
