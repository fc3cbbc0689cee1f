#!/bin/sh
# What was planned: budgets by year and category beside spending, and the posts of the staff.
. "$(dirname "$0")/lib.sh"

new_ledger "$scratch/ledger" 2026-10
cd "$scratch/ledger" || exit 1
adopt D2026-02 D2026-05
funds open 100000.00 --place bank --fund operating >/dev/null

chair() { # COMMAND...: as another person
    HOME=$scratch/chair "$@"
}
mkdir "$scratch/chair"
printf '[user]\n\tname = Chair\n\temail = chair@example.org\n' >"$scratch/chair/.gitconfig"
enter() { # AMOUNT CATEGORY [ARGUMENT...]
    amount=$1 category=$2
    shift 2
    expenses add "$amount" --category "$category" --payee shop --fund operating --from bank \
        --handler p003 --by p002 --no-voucher lost "$@"
}
spend() { # AMOUNT CATEGORY [ARGUMENT...]: entered, approved and paid
    id=$(enter "$@" | sed -nE 's/.*\((X[0-9-]+)\).*/\1/p') && chair expenses approve "$id" --by p001 && expenses pay "$id"
}

# --- budgets ---
expect 0 'without budgets there is nothing' funds budgets --format csv
is 'to be shown' "$(wc -l <"$out")" 1
expect 0 'the report has no section of them' report month 2026-11 --format json
json 'either' 'has("budget")' false
expect 0 'a budget is set' funds budget 2026 repair 6000 --decision D2026-02
made 'as a line of the register' <<'END'
funds: set the budget of 2026 for repair at 6000.00

Ledger-Command: funds budget

budgets.yaml
+- {year: 2026, category: repair, amount: 6000.00, decision: D2026-02}
END
expect 0 'another' funds budget 2026 office 300 --note paper
expect 0 'of another year' funds budget 2027 office 400
refused 4 'a budget is not changed without a reason' \
    "the budget of 2026 for 'repair' is 6000.00 already" funds budget 2026 repair 7000
expect 0 'with one it is' funds budget 2026 repair 7200.50 --decision D2026-05 --reason 'the roof of 3'
made 'and the commit keeps it' <<'END'
funds: change the budget of 2026 for repair from 6000.00 to 7200.50

the roof of 3

Ledger-Command: funds budget

budgets.yaml
-- {year: 2026, category: repair, amount: 6000.00, decision: D2026-02}
+- {year: 2026, category: repair, amount: 7200.50, decision: D2026-05}
END
refused 4 'a category is there' "there is no category 'fun'" funds budget 2026 fun 5
refused 4 'a year has four digits' '26 is no year' funds budget 26 repair 5
refused 2 'and is a number' 'YEAR takes a whole number' funds budget next repair 5
refused 2 'an amount is above zero or nothing' "amount" funds budget 2026 water -- -5

# --- beside what was spent ---
expect 0 'something is paid' spend 1800.13 repair
expect 0 'something beyond its budget' spend 375.00 office
expect 0 'something without a budget' spend 20.00 service
expect 0 'budgets are shown' funds budgets
out_is 'with what is left' \
'Category  Name              Budget     Spent      Left    Used   Year
service   service centre               20.00                    84.1%
repair    repairs         7,200.50  1,800.13  5,400.37   25.0%  84.1%
office    office            300.00    375.00    -75.00  125.0%  84.1%
--------  --------------  --------  --------  --------  ------  -----
together                  7,500.50  2,195.13  5,305.37   29.2%  84.1%'
expect 0 'of an earlier commit' funds budgets --at HEAD~9 --format json
json 'as it was then' 'map([.category, .budget, .spent])' '[["repair","7200.50","0.00"],["office","300.00","0.00"]]'
refused 2 'a year has begun' '2027 has not begun' funds budgets --year 2027
expect 0 'the report of a month has them' report month 2026-11 --format json
json 'up to its end' '.budget | map([.category, .budget, .spent, .left, .used])' \
    '[["service centre",null,"20.00",null,"no budget"],["repairs","7200.50","1800.13","5400.37","25.0%"],["office","300.00","375.00","-75.00","125.0%"]]'
expect 0 'an earlier month' report month 2026-10 --format json
json 'has not what was paid later' '.budget | map(.spent) | unique' '["0.00"]'
expect 0 'for people, too' report month 2026-11
out_has 'with how much of the year is over' 'is over\: 91.5%'

# --- posts ---
expect 0 'before there are posts any is taken' spend 100.00 staff --post porter
expect 0 'a post is added' expenses post add guard --name Guards --count 4 --from 2026-10-01
made 'as a line of the register' <<'END'
expenses: 4 at the post guard from 2026-10-01

Ledger-Command: expenses post add

posts.yaml
+- {post: guard, name: "Guards", count: 4, from: 2026-10-01}
END
expect 0 'a change' expenses post add guard --name Guards --count 3 --from 2026-11-01
made 'ends the line before' <<'END'
expenses: 3 at the post guard from 2026-11-01

Ledger-Command: expenses post add

posts.yaml
-- {post: guard, name: "Guards", count: 4, from: 2026-10-01}
+- {post: guard, name: "Guards", count: 4, from: 2026-10-01, to: 2026-10-31}
+- {post: guard, name: "Guards", count: 3, from: 2026-11-01}
END
expect 0 'one person has it if nothing else is said' expenses post add clerk --name 'Front desk'
refused 4 'a change does not go back' "the post 'guard' has a line from 2026-11-01" \
    expenses post add guard --name Guards --count 5 --from 2026-10-15
refused 2 'a post is somebody' "'--count'" expenses post add porter --name Porter --count 0
expect 0 'posts are listed' expenses post list --on 2026-10-31
out_is 'as they were on a day' \
'Post   Name    Count  From        To
guard  Guards      4  2026-10-01  2026-10-31'
refused 4 'then a wage is of one of them' "there is no post 'porter' at that time" \
    enter 100.00 staff --post porter
refused 4 'only a wage is for a month' 'is no staff cost' enter 5.00 office --month 2026-10
expect 0 'a wage' spend 800.00 staff --post guard --month 2026-10
expect 0 'of this month' spend 600.00 staff --post guard --month 2026-11
expect 0 'of one person' spend 200.00 staff --post clerk
expect 0 'the report' report month 2026-11 --format json
json 'has posts and months, and no names' '.staff | map([.post, .month, .amount])' \
    '[["porter",null,"100.00"],["Guards × 4","2026-10","800.00"],["Guards × 3","2026-11","600.00"],["Front desk",null,"200.00"]]'
rm posts.yaml
refused 4 'a register is not removed' 'the register was removed' compound commit -m 'no posts'
git checkout -q posts.yaml
expect 0 'all that was booked proves right' audit verify

plan
