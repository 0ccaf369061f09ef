# What is measured against what; see bench/README.md.
EXTRA_DIST += bench/README.md bench/garble.py bench/throughput.sh
