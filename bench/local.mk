# What is measured against what; see bench/README.md.
EXTRA_DIST += bench/README.md bench/figures.js bench/figures.py bench/garble.py bench/reports.sh bench/scaling.sh bench/throughput.sh
