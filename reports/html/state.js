/* state.js - filters, search, selection and language in the address: what one
 * sees can be sent to others. Only the part behind # is touched. */

const HASH_DELAY = 250; /* milliseconds; browsers complain of more than 200 changes in half a minute */

function hashOf(filter, selected, theme) {
  const words = new URLSearchParams();
  if (filter.query !== '')
    words.set('q', filter.query);
  if (filter.sort !== 'worst')
    words.set('sort', filter.sort);
  for (const name of FACETS)
    for (const id of filter.facets[name].chosen)
      words.append(name, filter.facets[name].values[id]);
  if (selected !== null)
    words.set('at', selected);
  words.set('lang', language.now);
  if (theme !== 'auto')
    words.set('theme', theme);
  return words.toString();
}

/* What the address asks for; unknown words are left aside. */
function readHash(filter) {
  const words = new URLSearchParams(location.hash.slice(1));
  filter.setQuery(words.get('q') ?? '');
  filter.sort = Object.hasOwn(filter.orders, words.get('sort') ?? '') ? words.get('sort') : 'worst';
  for (const name of FACETS)
    filter.facets[name].choose(words.getAll(name));
  return { at: words.get('at'), lang: words.get('lang'), theme: words.get('theme') };
}

let hashTimer;

/* An address that changed meanwhile is newer than TEXT. */
function writeHash(text) {
  const before = location.hash;
  clearTimeout(hashTimer);
  hashTimer = setTimeout(() => {
    if (location.hash === before && `#${text}` !== before)
      history.replaceState(null, '', `#${text}`);
  }, HASH_DELAY);
}
