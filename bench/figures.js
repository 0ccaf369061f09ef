// figures.js - Microsoft's Recognizers-Text for bench/figures.py: texts as a JSON array on standard input, what each of
// them holds and the processor's seconds on standard output. The first text is read twice and timed the second time.
const recognizers = require("@microsoft/recognizers-text-suite");

const culture = recognizers.Culture.Chinese;
const reference = new Date(2020, 0, 1);

function numbers(text) {
  return [...recognizers.recognizeNumber(text, culture), ...recognizers.recognizePercentage(text, culture)];
}

function dates(text) {
  return recognizers.recognizeDateTime(text, culture, undefined, reference);
}

function timed(read, texts) {
  read(texts[0]);
  const begin = process.cpuUsage();
  const found = texts.map(read);
  const used = process.cpuUsage(begin);
  return { seconds: (used.user + used.system) / 1e6, found };
}

const texts = JSON.parse(require("fs").readFileSync(0, "utf-8"));
process.stdout.write(JSON.stringify({ numbers: timed(numbers, texts), dates: timed(dates, texts) }));
