// Ties the sentences of a passage together. All it shows is in the page already, and without it the links lead there.
'use strict';

document.documentElement.classList.add('js');

document.addEventListener('DOMContentLoaded', () => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const KINDS = { ve: 'verbatim', re: 'reworded', pa: 'paraphrase', pt: 'partial' };
  const ROWS = 40;
  const section = one('#articles');
  const columns = all('.col');
  const isCrowd = document.body.classList.contains('crowd');
  const isNarrow = () => matchMedia('(max-width: 49.99rem)').matches;
  const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

  // Passages by number: their sentences in the order of the page.
  const passages = new Map();
  for (const sentence of all('.s[data-p]')) {
    for (const number of numbers(sentence)) {
      if (!passages.has(number)) passages.set(number, []);
      passages.get(number).push(sentence);
    }
  }
  const disputed = all('#matrix tr.c[id]').map((row) => Number(row.id.slice(1)));
  // What is in hand: a sentence and the passage it is held for.
  let hand = null;

  function numbers(sentence) {
    return sentence.dataset.p.split(' ').map(Number);
  }

  function columnOf(sentence) {
    return sentence.closest('.col');
  }

  function tied(sentence) {
    return [...new Set(numbers(sentence).flatMap((number) => passages.get(number)))];
  }

  // Lights

  const lit = { hot: [], on: [], here: [] };
  function light(name, sentences) {
    for (const sentence of lit[name]) sentence.classList.remove(name);
    for (const sentence of sentences) sentence.classList.add(name);
    lit[name] = sentences;
  }

  function pointAt(sentence) {
    light('hot', sentence ? tied(sentence) : []);
    if (!hand) say(sentence, sentence && numbers(sentence)[0]);
  }

  // The bar

  function say(sentence, number) {
    const where = one('#where');
    where.replaceChildren();
    if (!sentence) {
      const differently = disputed.length ? `, ${disputed.length} told differently` : '';
      one('#said').textContent = passages.size
        ? `${passages.size} ${passages.size === 1 ? 'passage' : 'passages'}${differently}`
        : 'No passage is told by more than one';
      for (const id of ['#before', '#after', '#release']) one(id).disabled = !passages.size;
      one('#differs').disabled = !disputed.length;
      return;
    }
    const row = one(`#p${number}`);
    const members = passages.get(number);
    const letters = [...new Set(members.map((member) => columnOf(member).id))];
    const kind = Object.keys(KINDS).find((name) => row.classList.contains(name));
    const told = all('.differs', row).map((words) => words.textContent.replace('! ', ''));
    const others = numbers(sentence).filter((other) => other !== number);
    one('#said').textContent =
      `Passage ${number} of ${section.dataset.passages}: ${KINDS[kind]}, in ${letters.slice(0, 12).join(', ')}` +
      (letters.length > 12 ? ` and ${letters.length - 12} more` : '') +
      told.map((words) => `; ${words}`).join('') +
      (others.length ? ` (also passage ${others.join(', ')})` : '');
    for (const member of members.slice(0, 60)) {
      if (member === sentence) continue;
      const link = document.createElement('a');
      link.className = 'go';
      link.href = `#${member.id}`;
      link.textContent = `${columnOf(member).id} ¶${member.closest('[data-n]').dataset.n}`;
      where.append(link);
    }
  }

  // Columns

  function isShown(column) {
    return column.offsetParent !== null;
  }

  // Shows an article: alone where the window is narrow, among a crowd beside one other.
  function show(column) {
    if (isShown(column)) return;
    const choices = all('.choose');
    if (isCrowd) {
      const own = hand && columnOf(hand.sentence);
      const place = choices[0].value === (own && own.id) && !isNarrow() ? 1 : 0;
      choices[place].value = column.id;
    }
    choose(column.id);
  }

  function choose(first) {
    const chosen = isCrowd ? all('.choose').map((choice) => choice.value) : [first];
    const visible = isCrowd && isNarrow() ? [first] : chosen;
    for (const column of columns) column.classList.toggle('shown', visible.includes(column.id));
    for (const tab of all('.tabs button')) tab.setAttribute('aria-pressed', String(tab.dataset.col === first));
  }

  // Scrolls a column so that a sentence stands at a height of the window; where the browser has guessed the height of
  // text it had not laid out yet, once more.
  function bring(sentence, top) {
    const column = columnOf(sentence);
    const scroller = column.scrollHeight > column.clientHeight + 1 ? column : document.scrollingElement;
    const away = () => sentence.getBoundingClientRect().top - top;
    const far = Math.abs(away()) > 3 * innerHeight;
    scroller.scrollBy({ top: away(), behavior: far || isCalm() ? 'instant' : 'smooth' });
    if (far) {
      let tries = 5;
      const again = () => {
        if (Math.abs(away()) < 2 || !tries--) return;
        scroller.scrollBy({ top: away(), behavior: 'instant' });
        requestAnimationFrame(again);
      };
      requestAnimationFrame(again);
    }
  }

  // Brings the first counterpart in each column beside the sentence, which stands at a height or is about to.
  function level(sentence, top = sentence.getBoundingClientRect().top) {
    const done = new Set([columnOf(sentence)]);
    for (const member of tied(sentence)) {
      const column = columnOf(member);
      if (done.has(column) || !isShown(column)) continue;
      done.add(column);
      bring(member, top);
    }
  }

  // Shows below the sentence what articles say that are not beside it.
  function unfold(sentence) {
    for (const old of all('.unfold')) old.remove();
    const hidden = tied(sentence).filter((member) => !isShown(columnOf(member))).slice(0, 12);
    if (!hidden.length) return;
    const box = document.createElement('span');
    box.className = 'unfold';
    for (const member of hidden) {
      const column = columnOf(member);
      const whose = document.createElement('a');
      whose.className = 'whose go';
      whose.href = `#${member.id}`;
      whose.textContent = one('h3', column).textContent;
      const copy = member.cloneNode(true);
      copy.removeAttribute('id');
      copy.removeAttribute('data-p');
      copy.classList.remove('on', 'hot', 'here');
      copy.lang = one('.t', column).lang;
      copy.dir = 'auto';
      for (const mark of all('.m', copy)) mark.removeAttribute('href');
      const line = document.createElement('span');
      line.append(whose, copy);
      box.append(line);
    }
    sentence.after(box);
  }

  // The hand

  function take(sentence, number = numbers(sentence)[0], top = undefined) {
    release();
    hand = { sentence, number };
    show(columnOf(sentence));
    light('on', tied(sentence));
    light('here', [sentence]);
    for (const mark of all('.m', sentence)) mark.setAttribute('aria-current', 'true');
    unfold(sentence);
    level(sentence, top);
    say(sentence, number);
  }

  function release() {
    if (!hand) return;
    for (const mark of all('[aria-current]', section)) mark.removeAttribute('aria-current');
    for (const old of all('.unfold')) old.remove();
    hand = null;
    light('on', []);
    light('here', []);
    say(null);
  }

  // Takes a passage in hand, in the column that is looked at where it is told there, and goes to it.
  function goTo(number) {
    const members = passages.get(number);
    if (!members) return;
    const own = hand && columnOf(hand.sentence);
    const sentence = members.find((member) => columnOf(member) === own)
      || members.find((member) => isShown(columnOf(member))) || members[0];
    show(columnOf(sentence));
    if (!isNarrow()) one('.cols').scrollIntoView({ block: 'start', behavior: 'instant' });
    const top = isNarrow() ? innerHeight / 4 : columnOf(sentence).getBoundingClientRect().top + innerHeight / 4;
    const mark = one(`.m[href="#p${number}"]`, sentence) || one('.m', sentence);
    mark.focus({ preventScroll: true });
    take(sentence, number, top);
    bring(sentence, top);
  }

  function step(by, among) {
    if (!among.length) return;
    const now = hand ? hand.number : by > 0 ? 0 : Infinity;
    const next = by > 0 ? among.find((number) => number > now) : among.findLast((number) => number < now);
    goTo(next === undefined ? among.at(by > 0 ? 0 : -1) : next);
  }

  const every = [...passages.keys()].sort((a, b) => a - b);
  const COMMANDS = {
    n: () => step(1, every),
    N: () => step(-1, every),
    c: () => step(1, disputed),
    C: () => step(-1, disputed),
    ArrowRight: () => hand && (step(1, every), true),
    ArrowLeft: () => hand && (step(-1, every), true),
    Escape: () => release(),
  };

  // Rows of the matrix

  let rule = '';
  let most = ROWS;
  function arrange() {
    const table = one('#matrix');
    if (!table) return;
    let shown = 0;
    for (const row of table.tBodies[0].rows) {
      const fits = !rule || row.classList.contains(rule);
      row.hidden = !fits;
      shown += fits;
      row.classList.toggle('over', fits && shown > most);
    }
    table.classList.remove('fresh');
    one('#more').hidden = shown <= most;
    one('#more').textContent = `Show all ${shown} rows`;
  }

  // What the user does

  document.addEventListener('mouseover', (event) => pointAt(event.target.closest('.s[data-p]')));
  document.addEventListener('focusin', (event) => pointAt(event.target.closest('.s[data-p]')));

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    const sentence = event.target.closest('.s[data-p]');
    if (link && link.matches('.m') && !link.matches('.n')) {
      event.preventDefault();
      if (sentence) take(sentence, Number(link.hash.slice(2)));
    } else if (link) {
      follow(link.hash.slice(1));
    } else if (sentence && getSelection().isCollapsed) {
      take(sentence);
    }
  });

  // A link to a place that is not shown shows it before the browser goes there.
  function follow(id) {
    const target = id && document.getElementById(id);
    if (!target) return;
    const column = target.closest('.col');
    if (column) show(column);
    const row = target.closest('#matrix tr');
    if (row) {
      row.hidden = false;
      row.classList.remove('over');
    }
    if (target.matches('.s[data-p]')) requestAnimationFrame(() => take(target));
  }

  document.addEventListener('keydown', (event) => {
    const command = COMMANDS[event.key];
    const isTyping = event.target.closest('select, input, textarea');
    if (!command || !section || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
    if (command() !== null) event.preventDefault();
  });

  function on(selector, act) {
    for (const element of all(selector)) element.addEventListener(element.matches('select') ? 'change' : 'click', () => act(element));
  }
  on('#before', () => step(-1, every));
  on('#after', () => step(1, every));
  on('#differs', () => step(1, disputed));
  on('#release', release);
  on('.tabs button', (tab) => {
    choose(tab.dataset.col);
    if (hand) goTo(hand.number);
  });
  on('.choose', (choice) => choose(choice.value));
  on('[data-f]', (button) => {
    rule = button.dataset.f;
    most = ROWS;
    for (const other of all('[data-f]')) other.setAttribute('aria-pressed', String(other === button));
    arrange();
  });
  on('#more', () => {
    most = Infinity;
    arrange();
  });
  on('#apart', (button) => {
    const hides = section.classList.toggle('apart-hidden');
    button.setAttribute('aria-pressed', String(!hides));
  });
  on('#scheme', () => {
    const root = document.documentElement;
    root.dataset.scheme = isDark() ? 'light' : 'dark';
    nameScheme();
  });

  function isDark() {
    return (document.documentElement.dataset.scheme
      || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  }
  function nameScheme() {
    one('#scheme').textContent = isDark() ? 'Light colours' : 'Dark colours';
  }

  // Closed parts would be missing on paper.
  const opened = [];
  addEventListener('beforeprint', () => {
    for (const part of all('details:not([open])')) {
      part.open = true;
      opened.push(part);
    }
  });
  addEventListener('afterprint', () => {
    for (const part of opened.splice(0)) part.open = false;
  });

  nameScheme();
  arrange();
  if (columns.length) choose(columns[0].id);
  if (one('#bar')) say(null);
  if (location.hash) follow(location.hash.slice(1));
});
