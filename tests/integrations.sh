#!/bin/sh
# integrations.sh - the hooks for pre-commit, the action for GitHub and the
# template for GitLab: their scripts are run as those would run them
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
for name in $(env | sed -n 's/^\(\(GIT\|GITHUB\|KANWU\|CI\)_[A-Z_]*\)=.*/\1/p'); do unset "$name"; done
HOME=$tmp GIT_CONFIG_NOSYSTEM=1 GIT_CEILING_DIRECTORIES=$tmp
export HOME GIT_CONFIG_NOSYSTEM GIT_CEILING_DIRECTORIES

# kanwu is installed, as far as the scripts can tell.
mkdir bin
ln -s "$KANWU" bin/kanwu
PATH=$tmp/bin:$PATH
export PATH

# with STATUS NAME COMMAND…: leaves out, err and $status
with() {
  want=$1 name=$2
  shift 2
  "$@" > out 2> err < /dev/null
  status=$?
  if is "$want"; then pass "$name"; else fail "$name (status $status, not $want)" out err; fi
}
tells() {
  if grep -qF -- "$1" "$2"; then pass "$3"; else fail "$3" "$2" err; fi
}

printf '我市在20183月至8月开展试点。\n' > error.txt
printf '今年的头茶品质好。\n' > clean.txt

# --- the files name what is there

for file in .pre-commit-hooks.yaml action.yml templates/kanwu.yml; do
  verify "$file has no tabs" sh -c '! grep -q "$(printf "\t")" "$1"' sh "$top/$file"
  for script in $(grep -o 'integrations/[a-z-]*$\|integrations/[a-z-]*"' "$top/$file" | tr -d '"' | sort -u); do
    verify "$file runs $script" test -x "$top/$script"
  done
done
declared=$(sed -n '/^inputs:/,/^outputs:/s/^  \([a-z-]*\):$/\1/p' "$top/action.yml" | sort)
used=$(grep -o 'inputs\.[a-z-]*' "$top/action.yml" | sed 's/inputs\.//' | sort -u)
verify "the action uses the inputs that it declares" test -n "$declared" -a "$declared" = "$used"
verify "and none as the text of a script" sh -c '! grep -E "^ *run:" "$1" | grep -q inputs' sh "$top/action.yml"
passed=$(sed -n 's/^ *\(KANWU_[A-Z_]*\): \${{.*/\1/p' "$top/action.yml" | sort)
read_there=$(grep -o 'KANWU_[A-Z_]*' "$top/integrations/github-check" | sort -u)
verify "its script reads what it passes" test -n "$passed" -a "$passed" = "$read_there"
declared=$(sed -n '/^  inputs:/,/^---/s/^    \([a-z-]*\):$/\1/p' "$top/templates/kanwu.yml" | sort)
used=$(grep -o 'inputs\.[a-z-]*' "$top/templates/kanwu.yml" | sed 's/inputs\.//' | sort -u)
verify "the template uses the inputs that it declares" test -n "$declared" -a "$declared" = "$used"

# --- pre-commit

with 1 "the hook finds" "$top/integrations/pre-commit" error.txt clean.txt
tells 'error.txt:1:4: error: 20183月' out "and says where"
with 0 "the hook passes" "$top/integrations/pre-commit" clean.txt
with 2 "trouble stays trouble" "$top/integrations/pre-commit" missing.txt
mkdir named
cp error.txt named
cd named || exit 99
printf '[kanwu]\nfail-on = never\n' > e.txt
cp error.txt ./--config=e.txt
echo mine > victim.md
cp error.txt ./--report=jsonl=victim.md
with 1 "a file that is called like an option" "$top/integrations/pre-commit" error.txt --config=e.txt --report=jsonl=victim.md
tells '--config=e.txt:1:4: error: 20183月' out "is an article as any other"
verify "and no file is overwritten" test "$(cat victim.md)" = mine
ln -s nowhere.txt ./--fail-on=never
with 2 "so is a link to nothing" "$top/integrations/pre-commit" error.txt --fail-on=never
with 0 "options that are no files are options" "$top/integrations/pre-commit" error.txt --select text
cd ..
if has git; then
  git init -q repo
  cp error.txt clean.txt repo
  cd repo || exit 99
  git config user.name t
  git config user.email t@example.org
  git add .
  git commit -qm one
  echo >> clean.txt
  git add .
  cp "$top/.pre-commit-hooks.yaml" hooks.yaml
  # The arguments of the hook that compares with the whole corpus.
  # shellcheck disable=SC2046
  with 0 "against the corpus, what was there stays quiet" "$top/integrations/pre-commit" \
    $(sed -n 's/^  args: \[\(.*\)\]/\1/p' hooks.yaml | tr -d ,)
  rm hooks.yaml
  echo >> error.txt
  git add .
  with 1 "what is to be committed does not" "$top/integrations/pre-commit" --since HEAD .
  cd ..
else
  skip "the hook of the corpus" "git is not there"
fi

# --- GitHub

step() {
  rm -f summary output
  with "$@"
}
GITHUB_STEP_SUMMARY=$tmp/summary GITHUB_OUTPUT=$tmp/output GITHUB_PATH=$tmp/paths RUNNER_TEMP=$tmp
export GITHUB_STEP_SUMMARY GITHUB_OUTPUT GITHUB_PATH RUNNER_TEMP
with 0 "installed is installed" "$top/integrations/install"
tells "kanwu " out "and says which"
step 1 "the step finds" env KANWU_PATHS="error.txt
clean.txt" KANWU_SARIF=a.sarif "$top/integrations/github-check"
tells '::error ' out "annotations"
tells '"version":' a.sarif "SARIF"
tells 'date/missing-unit' summary "a summary"
tells 'status=1' output "the status for steps behind it"
step 0 "the step passes" env KANWU_PATHS=clean.txt "$top/integrations/github-check"
tells 'status=0' output "with its status"
step 2 "a step that cannot begin" env KANWU_PATHS=clean.txt KANWU_SARIF=a.sarif KANWU_CONFIG=missing.ini "$top/integrations/github-check"
verify "adds no summary of the step before" test ! -e summary
verify "and leaves none of its SARIF" test ! -e a.sarif
step 0 "inputs are options" env KANWU_PATHS=error.txt KANWU_FAIL_ON=never KANWU_ARGS='--select
text' "$top/integrations/github-check"
step 2 "and nothing else" env KANWU_PATHS='$(touch ran); `touch ran`
--format' KANWU_ARGS='--exclude
;touch ran' "$top/integrations/github-check"
verify "nothing of them is run" test ! -e ran
step 1 "without paths all is checked" env -u GITHUB_OUTPUT -u GITHUB_STEP_SUMMARY "$top/integrations/github-check"

# --- GitLab

# The script of the job, with the inputs' defaults.
sed -n '/^  script:/,/^  artifacts:/p' "$top/templates/kanwu.yml" | sed -n 's/^    - kanwu check/kanwu check/p;/^      --report/p;/^      \$/p' > job.sh
verify "the job is read" grep -q 'report gitlab=' job.sh
tr '\n' ' ' < job.sh > line.sh
with 1 "the job finds" env KANWU_PATHS='error.txt clean.txt' KANWU_ARGS= sh line.sh
tells '"check_name"' kanwu-codequality.json "code quality"
tells '<testsuite' kanwu-junit.xml "a test report"
with 2 "a merge request is compared with its base" env CI_MERGE_REQUEST_DIFF_BASE_SHA=0123456 KANWU_PATHS=. KANWU_ARGS= sh line.sh
tells "--since 0123456" err "which must be there"

# Where kanwu must be built, with a git that copies what would be cloned.
mkdir tools source source/integrations
printf '#!/bin/sh\ntouch "$0.built"\n' > source/integrations/install
chmod +x source/integrations/install
cat > tools/git << 'END'
#!/bin/sh
for to; do from=$last last=$to; done
mkdir -p "$to" && rmdir "$to" || exit 128
cp -R "$from" "$to"
END
chmod +x tools/git
sed -n '/^    - |/,/^    - kanwu/p' "$top/templates/kanwu.yml" | sed '1d;$d' > prepare.sh
prepare() {
  env PATH="$tmp/tools:/usr/bin:/bin" TMPDIR="$tmp" KANWU_SOURCE="$tmp/source" KANWU_REF=main sh -eu prepare.sh
}
with 0 "the job prepares" prepare
with 0 "and again on the same machine" prepare

plan
