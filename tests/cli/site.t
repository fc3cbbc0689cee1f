#!/bin/sh
# report publish and report verify: the public site, replaced as a whole, and checked to the byte.
. "$(dirname "$0")/lib.sh"

export GUIYUAN_NOW=2026-10-02T10:00+08:00
new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
site=$scratch/www/site
mkdir "$scratch/www"
{
    funds open 1000.00 --place bank --fund operating
    GUIYUAN_NOW=2026-10-05T10:00+08:00 fees assess 2026-10
    GUIYUAN_NOW=2026-10-09T10:00+08:00 fees pay 3-301 500 --via bank
    GUIYUAN_NOW=2026-10-31T20:00+08:00 funds reconcile bank --balance 1500.00
    GUIYUAN_NOW=2026-11-02T10:00+08:00
    compound close 2026-10
    fees pay 1-101 20 --via cash
} >/dev/null 2>&1
commit=$(git rev-parse HEAD)
closed=$(git log -1 --format=%H -- periods/2026-10.yaml)

# --- the first time ---
expect 0 'a site is published' report publish --output "$site"
out_is 'and says so' "published 7 pages to '$site', 31 of 31 files new [$(echo "$commit" | cut -c1-8)]"
is 'a page is there in every format' "$(cd "$site" && ls 2026-10.* | tr '\n' ' ')" \
    '2026-10.csv 2026-10.html 2026-10.json 2026-10.md '
expect 0 'everybody can check the sums' sh -c "cd '$site' && sha256sum --quiet --strict -c SHA256SUMS"
file_has 'a closed month states the commit that closed it' "$site/2026-10.html" \
    "<meta name=\"guiyuan-commit\" content=\"$closed\">"
file_has 'a month in progress states the last one' "$site/2026-11.md" "$commit"
file_has 'the index leads to both' "$site/index.md" '[October 2026](2026-10.md) · books closed'
file_has 'years and quarters stand together' "$site/index.md" '## Years and quarters

+ [2026](2026.md) · in progress
+ [the fourth quarter of 2026](2026-Q4.md) · in progress'
file_has 'the newest month that is closed stands first' "$site/index.md" '*October 2026 · books closed*

- Came in: **'
is 'with what its own page says' "$(grep -m3 '^- ' "$site/index.md")" \
    "$(grep -m3 '^- ' "$site/2026-10.md")"
file_has 'then pictures' "$site/index.html" 'Income and spending, month by month</figcaption>'
file_has 'and months by their years' "$site/index.md" '### 2026

+ [November 2026](2026-11.md) · in progress'
file_has 'the feed tells of the closed month' "$site/feed.xml" '<link href="2026-10.html"/>'
is 'and not of the other' "$(grep -c '2026-11\.html' "$site/feed.xml")" 0
is 'nothing is left beside it' "$(ls -A "$scratch/www")" site

# --- receipts without units ---
file_has 'a resident finds their receipt' "$site/receipts-2026-10.md" \
    '| P261009-001 | 2026-10-09 | property fee\, Credit for the next charge | 500.00 |'
is 'but no unit' "$(grep -rlE '\b[13]-[0-9]{3}\b' "$site" | tr '\n' ' ')" ''

# --- again ---
expect 0 'nothing new' report publish --output "$site"
out_is 'is nothing to say' ''
before=$(stat -c %i "$site/2026-10.html")
GUIYUAN_NOW=2026-11-04T10:00+08:00
fees pay 1-102 20 --via cash >/dev/null
expect 0 'after a payment' report publish --output "$site"
out_has 'only what changed is written' ', 22 of 31 files new '
is 'the closed month is the same file' "$(stat -c %i "$site/2026-10.html")" "$before"
expect 0 'it is what a fresh one would be' report publish --output "$scratch/www/fresh"
expect 0 'byte for byte' diff -r "$site" "$scratch/www/fresh"
chmod 750 "$site"
touch -d 2026-01-01 "$site/2026-10.html"
expect 0 'two languages' report publish --output "$site" --language en --language zh-CN
file_has 'the second stands in a folder' "$site/zh-CN/index.md" '账目公开'
file_has 'a page leads to itself in the other' "$site/2026-10.md" '[中文](zh-CN/2026-10.md)'
file_has 'and back' "$site/zh-CN/receipts-2026-10.html" \
    '<a href="../receipts-2026-10.html" hreflang="en" lang="en">'
expect 0 'with no page left of when there was one language' \
    report publish --output "$scratch/www/two" --language en --language zh-CN
expect 0 'byte for byte as a fresh one' diff -r "$site" "$scratch/www/two"
is 'the folder keeps its rights' "$(stat -c %a "$site")" 750

# --- what somebody did to it by hand ---
mended() { # NAME: the next run puts things right, and the one behind it has nothing to do
    expect 0 "$1: published again" report publish --output "$site" --language en --language zh-CN
    expect 0 "$1: it is mended" diff -r "$site" "$scratch/www/two"
    expect 0 "$1: and once more" report publish --output "$site" --language en --language zh-CN
    out_is "$1: is nothing new" ''
}
cp -p "$site/2026-10.html" "$scratch/before.html"
printf 'X' | dd of="$site/2026-10.html" bs=1 seek=99 conv=notrunc 2>/dev/null
touch -r "$scratch/before.html" "$site/2026-10.html"
is 'a byte changed, size and time as before' "$(stat -c '%s %y' "$site/2026-10.html")" \
    "$(stat -c '%s %y' "$scratch/before.html")"
mended 'a byte'
mv "$site/2026-10.md" "$site/2026-10.csv"
mended 'a file in the place of another'
rm -r .git/guiyuan/memo
mended 'without the memo'
cp -a "$site" "$scratch/www/copy" && rm -r "$site" && mv "$scratch/www/copy" "$site"
mended 'a copy'
sed -i '/^file .*2026-10.html/{h;d};/^file .*2026-10.json/G' "$site/site.txt"
expect 3 'lines of the list in another order' report publish --output "$site"
file_has 'are no list' "$err" 'the list of the site is damaged'
cp "$scratch/www/two/site.txt" "$site/site.txt"

# --- checked ---
expect 0 'a site is verified' report verify "$site"
out_has 'and says what it is' "'$site' is what the ledger says: 59 files, 14 pages"
for file in 2026-10.html 2026-10.md 2026-10.json zh-CN/receipts-2026-10.html index.html; do
    expect 0 "a page alone: $file" report verify "$site/$file"
done
report month 2026-10 --format html --output "$scratch/alone.html"
expect 0 'a report that is on no site' report verify "$scratch/alone.html"

tampered() { # NAME MESSAGE: what stands in $scratch/bad must be found
    expect 1 "$1 is found" report verify "$scratch/bad"
    file_has "$1: it is named" "$err" "$2"
    rm -rf "$scratch/bad"
}
bad() {
    rm -rf "$scratch/bad"
    cp -r "$site" "$scratch/bad"
}
bad && sed -i 's/1,500\.00/1,900.00/' "$scratch/bad/2026-10.html"
tampered 'a changed figure' '1,900.00'
bad && sed -i 's/P261009-001/P261009-002/' "$scratch/bad/receipts-2026-10.csv"
tampered 'a changed number in a table' 'receipts-2026-10.csv:'
bad && cp "$scratch/bad/2026-11.html" "$scratch/bad/2026-10.html"
tampered 'a swapped page' "report: 2026-10.html: it holds what belongs in '2026-11.html'"
bad && rm "$scratch/bad/2026-10.json"
tampered 'a missing file' 'report: 2026-10.json: the file is missing'
bad && echo '<p>' >"$scratch/bad/extra.html"
tampered 'a file too many' 'report: extra.html: the file does not belong to the site'
bad && ln -s /etc/passwd "$scratch/bad/link.html"
tampered 'a link' 'report: link.html: the file does not belong to the site'
bad && sed -i "s/$closed/$commit/" "$scratch/bad/2026-10.html"
tampered 'another commit stated' 'it says'
bad && sed -i '$d' "$scratch/bad/site.txt"
tampered 'a shortened list' 'report: site.txt:'
bad && sed -i "s/^commit .*/commit $(printf %040d 7)/" "$scratch/bad/site.txt"
tampered 'a commit that is not there' 'which this ledger does not have'
bad && mv "$scratch/bad/index.html" "$scratch/elsewhere" &&
    ln -s "$scratch/elsewhere" "$scratch/bad/index.html"
tampered 'a link in the place of a page' 'report: index.html: it is no plain file, or far too large'
bad && echo >>"$scratch/bad/2026-10.md"
tampered 'a line more' 'it goes on for 1 bytes where the ledger'
bad && truncate -s -8 "$scratch/bad/feed.xml"
tampered 'an end that is missing' "it ends 8 bytes before the ledger's"
bad && sed -i 's/$/\r/' "$scratch/bad/2026-10.csv"
tampered 'lines that end otherwise' 'report: 2026-10.csv:1: it says'
bad && sed -i 's|</body>|<script src="x.js"></script></body>|' "$scratch/bad/2026-10.html"
tampered 'a script' 'script src="x.js"'
bad && sed -i 's/2026-11-02/2026-11-01/' "$scratch/bad/feed.xml"
tampered 'a feed with another day' 'report: feed.xml:'
bad && sed -i '1s/^./x/' "$scratch/bad/SHA256SUMS"
tampered 'another sum' 'report: SHA256SUMS:1: it says'
bad && sed -i 's/^made-with .*/made-with 0.0.1/' "$scratch/bad/site.txt"
tampered 'what another version made' "the site was made with version '0.0.1'"

# A commit of somebody's own is in the same repository, but not in the ledger's history.
forged=$(git commit-tree "$closed^{tree}" -p "$closed" -m forged)
report month 2026-10 --format html --at "$forged" --output "$scratch/page.html"
expect 1 'a page of a commit outside the history' report verify "$scratch/page.html"
err_has 'is told so' "'$forged', which is not in the ledger's history"
bad && sed -i "s/^commit .*/commit $forged/" "$scratch/bad/site.txt"
tampered 'a list of such a commit' "'$forged', which is not in the ledger's history"

cp "$site/2026-10.html" "$scratch/page.html"
sed -i 's/1,500\.00/1,900.00/' "$scratch/page.html"
expect 1 'a changed page alone' report verify "$scratch/page.html"
file_has 'is told with its line' "$err" "report: $scratch/page.html:"
echo hello >"$scratch/page.html"
expect 1 'what is no page' report verify "$scratch/page.html"
err_is 'makes no claim' "report: $scratch/page.html: it does not say which page of which commit it is
hint: only pages of 'report' state what they are and their commit"

# --- rights ---
as_writer() { # root may write everywhere, so somebody else has to try
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
    else
        "$@"
    fi
}
if as_writer report --version >"$out" 2>&1; then
    mkdir "$scratch/shared" && cp -a "$scratch/ledger" "$scratch/shared/ledger"
    [ "$(id -u)" -ne 0 ] || chown -R 65534:65534 "$scratch/shared"
    chmod 755 "$scratch"
    for languages in '--language en' '--language en --language zh-CN' '--language zh-CN'; do
        # shellcheck disable=SC2086
        expect 0 "a site that nobody may write in: $languages" as_writer env HOME="$scratch" \
            report publish $languages --output "$scratch/shared/site" -C "$scratch/shared/ledger"
        chmod -R a-w "$scratch/shared/site"
    done
    is 'nothing is left beside it' "$(ls -A "$scratch/shared" | tr '\n' ' ')" 'ledger site '
    chmod -R u+w "$scratch/shared"
else
    skip 'a site that nobody may write in' 'no other user can run the programs here'
fi

# --- refused ---
mkdir "$scratch/www/other"
echo precious >"$scratch/www/other/file"
expect 4 'a folder with something else is not replaced' report publish --output "$scratch/www/other"
is 'and stays' "$(cat "$scratch/www/other/file")" precious
new_court "$scratch/second" >/dev/null
(cd "$scratch/second" && expect 4 'a site of another ledger' report publish --output "$site") >"$scratch/inner"
tests=$((tests + 1)) && sed 's/^\(not \)\{0,1\}ok [0-9]*/\1ok '"$tests"'/' "$scratch/inner"
expect 2 'a file is no folder' report publish --output "$scratch/alone.html"
expect 5 'two at once: the second is told' flock "$scratch/www" report publish --output "$site"
expect 6 'without a folder above' report publish --output "$scratch/none/site"
err_is 'which is said' "report: the folder above '$scratch/none/site' is not there
hint: make that folder first"
ln -s nowhere "$scratch/www/link"
expect 2 'a link that leads nowhere' report publish --output "$scratch/www/link"
err_has 'is no folder' "'$scratch/www/link' is a symbolic link that leads nowhere"
expect 2 'a language twice' report publish --output "$scratch/www/fresh" --language en --language en
err_has 'is one too many' "the language 'en' is given twice"
(export GUIYUAN_NOW=2020-01-01T00:00+08:00
expect 4 'a clock that was reset' report publish --output "$scratch/www/fresh"
err_is 'is told' "report: today is '2020-01-01' here, but the last commit is of '2026-11-04'
hint: set this computer's clock"
echo $tests >"$scratch/tests")
tests=$(cat "$scratch/tests")
expect 2 'an output is needed' report publish
plan
