#!/bin/sh
# report statements: a page for each unit, for nobody else, and never on the public site.
. "$(dirname "$0")/lib.sh"

export GUIYUAN_NOW=2026-10-02T10:00+08:00
new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
{
    funds open 1000.00 --place bank --fund operating
    GUIYUAN_NOW=2026-10-05T10:00+08:00 fees assess 2026-10
    GUIYUAN_NOW=2026-10-09T10:00+08:00 fees pay 3-301 500 --via bank
    GUIYUAN_NOW=2026-10-10T10:00+08:00 fees pay 1-101 20 --via cash
    GUIYUAN_NOW=2026-11-02T10:00+08:00 fees assess 2026-11
} >/dev/null 2>&1
GUIYUAN_NOW=2026-11-03T10:00+08:00
commit=$(git rev-parse HEAD)
units=$(units list --format csv | tail -n +2 | wc -l)
folder=$scratch/statements

# --- all units ---
expect 0 'a page for each unit' report statements --output "$folder"
out_is 'and says so' "wrote the statements of $units units at 2026-11-03 to '$folder'"
is 'one file for each, and the list' "$(find "$folder" -type f | wc -l)" "$((units + 1))"
is 'the folder is for the user alone' "$(stat -c %a "$folder")" 700
is 'and so is each file' "$(find "$folder" -type f ! -perm 600)" ''
file_has 'the list says what it is' "$folder/statements.txt" 'guiyuan-statements 1'
file_has 'and of which commit' "$folder/statements.txt" "commit $commit"
is 'its hashes are right' "$(cd "$folder" && awk '$1 == "file" { print $2 "  " $4 }' \
    statements.txt | sha256sum --quiet --strict -c 2>&1)" ''
is 'nothing is left beside it' "$(find "$scratch" -maxdepth 1 -name '.*.guiyuan-new')" ''

# --- what a page says: the same as the other commands ---
text() { sed 's/<[^>]*>//g' "$folder/$1.html"; }
owed=$(fees arrears --unit 1-101 --format csv | sed -n 2p | cut -d, -f2)
text 1-101 >"$scratch/page"
file_has 'what is owed' "$scratch/page" "¥$owed"
file_has 'its receipt' "$scratch/page" 'P261010-001'
is 'not that of another unit' "$(grep -c 'P261009-001' "$scratch/page")" 0
is 'no other unit' "$(grep -coE '\b(3-301|1-102)\b' "$scratch/page")" 0
limit=$(fees arrears --unit 1-101 --format csv | tail -n 1 | tr -d '\r' | cut -d, -f13)
file_has 'until when it can be claimed' "$scratch/page" "${limit:-none}"
credit=$(fees arrears --unit 3-301 --all --format csv | sed -n 2p | cut -d, -f11)
text 3-301 >"$scratch/page"
file_has 'credit of one who paid ahead' "$scratch/page" "¥$credit"

# --- again, and some of them ---
expect 0 'a second time' report statements --output "$folder"
expect 0 'some units only' report statements 1-101 3-301 1-101 --output "$folder"
is 'the others are gone' "$(cd "$folder" && echo *)" '1-101.html 3-301.html statements.txt'
chmod 755 "$folder"
expect 0 'rights that were loosened' report statements 1-101 --output "$folder"
is 'are strict again' "$(stat -c %a "$folder")" 700
expect 0 'a past day' report statements 1-101 --on 2026-10-09 --output "$scratch/past"
file_has 'is that day' "$scratch/past/1-101.html" 'content="statement 1-101 2026-10-09"'
is 'and what came later is not there' "$(grep -c P261010-001 "$scratch/past/1-101.html")" 0

# --- checked ---
expect 0 'its owner can have it checked' report verify "$folder/1-101.html"
sed -i "s/¥$owed/¥0.00/" "$folder/1-101.html"
expect 1 'a changed figure is found' report verify "$folder/1-101.html"

# --- never public ---
expect 4 'no site among them' report publish --output "$folder"
err_is 'says why' "report: '$folder' holds the statements of units, which are not published: '$folder/statements.txt'
hint: publish into a folder of its own"
expect 4 'nor below them' report publish --output "$folder/site"
mkdir "$scratch/www"
expect 0 'a site' report publish --output "$scratch/www/site"
expect 4 'is no place for them' report statements --output "$scratch/www/site"
file_has 'says why' "$err" 'is part of the public site of'
expect 4 'nor is a folder in it' report statements --output "$scratch/www/site/units"
is 'and nothing came of it' "$(ls "$scratch/www/site" | grep -cE '^(units|statements|1-101|3-301)')" 0
ln -s "$scratch/www/site" "$scratch/way"
expect 4 'a link to a site is that site' report statements --output "$scratch/way"
expect 4 'the ledger itself is no place' report statements --output statements
err_is 'says where' "report: '$scratch/ledger/statements' lies in the ledger's own folder
hint: name a folder elsewhere, or one in private/"
expect 4 'nor its .git' report statements --output .git/statements
mkdir -p private
expect 0 'but for private/' report statements --output private/statements
is 'which git does not see' "$(git status --porcelain)" ''
expect 4 'a site is not written into the ledger' report publish --output site
expect 4 'nor into .git' report publish --output .git/site
expect 0 'but where git looks away' report publish --output private/site
mkdir "$scratch/other" && echo precious >"$scratch/other/file"
expect 4 'a folder with something else' report statements --output "$scratch/other"
is 'stays' "$(cat "$scratch/other/file")" precious
expect 3 'a unit that there is not' report statements 9-999 1-101 8-888 --output "$scratch/none"
is 'each is named' "$(grep -c 'no unit has the code' "$err")" 2
is 'and nothing is written' "$(find "$scratch" -maxdepth 1 -name none)" ''
expect 2 'an output is needed' report statements
plan
