// In which language the participant reads, and the texts of the frame in it.

const AVAILABLE = [
  'ar', 'bg', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fi', 'fr', 'ga', 'he', 'hr', 'hu', 'it',
  'ja', 'lt', 'lv', 'mt', 'nl', 'pl', 'pt', 'ro', 'ru', 'sk', 'sl', 'sv', 'tr', 'uk', 'zh-CN',
];
const MAX_TAG = 35;

export class Language {
  #loaded = null;

  /** Best first. */
  read() {
    const tags = [...chosenInJitsi(), document.documentElement.lang, ...navigator.languages]
      .map(normalized)
      .filter(isTag);
    return tags.length === 0 ? ['en'] : [...new Set(tags)];
  }

  /** Has the texts for what is read now. */
  async load() {
    const { lang, locale } = bestOf(this.read());
    if (locale === this.#loaded) {
      return;
    }
    try {
      this.texts = await textsOf(lang, locale);
      this.#loaded = locale;
    } catch (failure) {
      // Better the language before, or English, than no dialog.
      this.texts ??= await textsOf('en', 'en');
      console.warn(`privacy-consent: no texts in ${lang}:`, failure);
    }
  }
}

// The store has what was chosen; what i18next detected or was told, it keeps for the next time.
function chosenInJitsi() {
  const settings = window.APP?.store?.getState?.()?.['features/base/settings'];
  return [settings?.userSelectedLanguage, stored('language')];
}

function stored(key) {
  try {
    return window.localStorage.getItem(key);
  } catch {
    // The participant may have forbidden storage.
    return null;
  }
}

// Jitsi Meet wrote zhCN before it wrote zh-CN.
function normalized(tag) {
  return String(tag ?? '').replace(/^([a-z]{2,3})([A-Z]{2})$/, '$1-$2');
}

function isTag(tag) {
  try {
    return tag.length <= MAX_TAG && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

// Which texts, and how to write times: whoever reads en-GB reads English, but not the dates of en-US.
function bestOf(tags) {
  for (const tag of tags) {
    const lang =
      AVAILABLE.find(each => each.toLowerCase() === tag.toLowerCase()) ??
      AVAILABLE.find(each => primary(each) === primary(tag));
    if (lang !== undefined) {
      return { lang, locale: tag };
    }
  }
  return { lang: 'en', locale: 'en' };
}

function primary(tag) {
  return tag.split('-')[0].toLowerCase();
}

async function textsOf(lang, locale) {
  const answer = await fetch(new URL(`lang/${lang}.json`, import.meta.url));
  if (!answer.ok) {
    throw new Error(`HTTP status ${answer.status}`);
  }
  return { lang, locale, ...(await answer.json()) };
}

/** A text with its placeholder filled in, which may run in the other direction. */
export function fill(text, value) {
  return text.replace(/\{[a-z]+\}/, () => `\u2068${value}\u2069`);
}
