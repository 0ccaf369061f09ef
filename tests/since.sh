#!/bin/sh
# since.sh - --since: what has a place in what changed since a commit of git,
# compared with all the rest
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
if ! has git; then
  echo "1..0 # SKIP git is not there"
  exit 0
fi
# Neither the user's settings nor a repository around the build count.
for name in $(env | sed -n 's/^\(GIT_[A-Z_]*\)=.*/\1/p'); do unset "$name"; done
HOME=$tmp GIT_CONFIG_NOSYSTEM=1 GIT_CEILING_DIRECTORIES=$tmp
export HOME GIT_CONFIG_NOSYSTEM GIT_CEILING_DIRECTORIES
git config --global user.name t
git config --global user.email t@example.org
git config --global init.defaultBranch main
git config --global core.autocrlf false

# shows N NAME ARGUMENT…: so many findings
shows() {
  want=$1 name=$2
  shift 2
  run check -q --format concise "$@"
  got=$(grep -c '\[[a-z]*/[a-z-]*\]$' out)
  if is $((want > 0)) && [ "$got" -eq "$want" ]; then pass "$name"; else fail "$name ($got findings, status $status)" out err; fi
}
# refuses WORDS NAME ARGUMENT…: status 2, nothing on standard output, WORDS on the other
refuses() {
  words=$1 name=$2
  shift 2
  run "$@"
  if is 2 && [ ! -s out ] && says "$words"; then pass "$name"; else fail "$name (status $status)" out err; fi
}
commit() {
  git add -A && git commit -qm "$1"
}

mkdir none
cd none || exit 99
printf '我市在20183月至8月开展试点。\n' > a.txt
refuses "git says: fatal: not a git repository" "outside of a repository" check --since HEAD .
cd ..
git init -q repo
cd repo || exit 99
mkdir news
printf '我市在20183月至8月开展试点。\n' > news/a.txt
printf '全县有，，茶园。\n' > news/b.txt
refuses "no such commit here; git says: fatal:" "before the first commit" check --since HEAD .
commit one

# --- files

shows 0 "nothing changed" --since HEAD .
verify "what was left out is told" says "findings left out: 2 without a place in what changed"
shows 2 "without --since all is shown" .
printf '我县在20194月开展试点。\n' > news/new.txt
shows 1 "a file that git does not know" --since HEAD .
git add news/new.txt
shows 1 "one that is added" --since HEAD .
echo 'news/ignored.txt' > .gitignore
cp news/new.txt news/ignored.txt
shows 2 "one that git ignores: nobody knows what it was" --since HEAD .
rm news/ignored.txt .gitignore
printf '\n茶香四溢。\n' >> news/b.txt
shows 2 "one that is another" --since HEAD .
cd news || exit 99
shows 2 "from a folder below" --since HEAD .
git config diff.relative true
git config diff.renames false
git config diff.noprefix true
shows 1 "whatever the user has settled for diffs" --since HEAD b.txt
git config --unset diff.relative
cd ..
commit two
shows 0 "since the last commit" --since HEAD .
shows 2 "since the one before" --since HEAD~1 .
shows 2 "by its hash" --since "$(git rev-parse HEAD~1)" .
touch news/a.txt
shows 0 "a touch is no change" --since HEAD .
git mv news/a.txt news/c.txt
shows 0 "nor is another name" --since HEAD .
printf '试点\n来源：县报\n' | cat - news/c.txt > longer
mv longer news/c.txt
shows 1 "another name and another text is one" --since HEAD news/c.txt
git mv -f news/c.txt news/a.txt
git checkout -q news
mkdir ../elsewhere
cp news/a.txt ../elsewhere
shows 1 "what lies outside of the repository is shown" --since HEAD ../elsewhere news
name='news/甲 "乙"
.txt'
cp news/a.txt "$name"
shows 1 "a name with a line end" --since HEAD .
commit odd
shows 0 "is known" --since HEAD .
ln -s news link
shows 0 "a link to a folder too" --since HEAD link/a.txt
rm link

# --- a change here contradicts an article there

mkdir pair
cp "$FIXTURES"/cross-conflict/* pair
sed 's/\([0-9]\)\([0-9]*\)\(万\{0,1\}元\)/\1\2\3/' pair/shouning-bureau.txt > same
cmp -s same pair/shouning-bureau.txt || fail "the copy is one" same
rm same
commit pair
run check -q --format jsonl --select figure/cross-conflict pair
verify "two articles contradict each other" test "$(wc -l < out)" -eq 1
own=$(sed -n 's/.*"article": *{"path": *"\([^"]*\)".*"related.*/\1/p' out)
if [ "$own" = pair/shouning-bureau.txt ]; then other=pair/shouning-paper.txt; else other=pair/shouning-bureau.txt; fi
echo >> "$own"
shows 1 "the article that bears the finding changed" --since HEAD --select figure/cross-conflict pair
git checkout -q pair
echo >> "$other"
shows 1 "the other one changed: the finding is where it is" --since HEAD --select figure/cross-conflict pair
verify "in the article that did not" grep -qF "$own:" out
git checkout -q pair
shows 0 "neither changed" --since HEAD --select figure/cross-conflict pair

# --- records

i=0
while [ $i -lt 200 ]; do
  echo "{\"id\": \"r$i\", \"text\": \"我市在20183月至8月开展试点，共有茶园$i处。\"}"
  i=$((i + 1))
done > many.jsonl
commit records
shows 0 "no record changed" --since HEAD many.jsonl
sed 's/"r77", "text": "我市/"r77", "text": "我县/' many.jsonl > edited
cp edited many.jsonl
shows 1 "one of two hundred did" --since HEAD many.jsonl
verify "that one" grep -q '^many.jsonl#77:' out
sort -r edited > many.jsonl
shows 1 "in another order still one" --since HEAD many.jsonl
sed 's/$/\r/' edited > many.jsonl
shows 1 "with line ends of Windows still one" --since HEAD many.jsonl
git checkout -q many.jsonl
printf '%s' "$(cat many.jsonl)" > open
cp open many.jsonl
shows 0 "the last line without its end is the same line" --since HEAD many.jsonl
echo '{"text": "我市在20183月开展试点。"}' >> many.jsonl
git checkout -q many.jsonl
echo '{"text": "我市在20183月开展试点。"}' >> many.jsonl
shows 1 "a record more" --since HEAD many.jsonl
git mv many.jsonl renamed.jsonl
shows 1 "in a file of another name too" --since HEAD renamed.jsonl
head -n 150 renamed.jsonl > half
mv half renamed.jsonl
shows 0 "records that were taken out change none" --since HEAD renamed.jsonl

# --- what git does not have

refuses "no such commit here; git says: fatal" "an unknown revision" check --since nothing .
refuses "no commit is called that" "no option for git" check --since --help .
refuses "no commit is called that" "no empty one" check --since '' .
refuses "no commit is called that" "all but a commit is none" check --since '^HEAD' .
refuses "git says: fatal" "a file is no commit" check --since HEAD:pair .
git checkout -q . 2> err
git reset -q --hard
printf '茶香。\n' > news/more.txt
commit more
git clone -q --depth 1 "file://$tmp/repo" ../shallow
cd ../shallow || exit 99
old=$(git -C ../repo rev-parse HEAD~2)
refuses "fetch-depth: 0" "a shallow clone says what to do" check --since "$old" .
refuses "fetch-depth: 0" "by a name too" check --since HEAD~2 .
cd ../repo || exit 99
PATH=/nonexistent "$KANWU" check --since HEAD . > out 2> err
status=$?
verify "without git it is trouble" test "$status" -eq 2 -a ! -s out -a -s err
echo '*.jsonl filter=broken' > .gitattributes
git config filter.broken.clean cat
git config filter.broken.smudge false
git config filter.broken.required true
echo '{"text": "x"}' >> many.jsonl
run check -q --format concise --since HEAD many.jsonl
verify "what git cannot give is shown, and is trouble" test "$status" -eq 2 -a "$(wc -l < out)" -ge 200
verify "and is told" says "--since: git could not give many.jsonl as it was; its findings are shown"
rm .gitattributes
blob=$(git rev-parse HEAD:many.jsonl)
rm -f ".git/objects/$(echo "$blob" | cut -c 1-2)/$(echo "$blob" | cut -c 3-)"
run check -q --format concise --since HEAD many.jsonl
verify "so is a damaged repository" test "$status" -eq 2

plan
