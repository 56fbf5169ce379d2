// In which language the participant reads, and the texts of the frame in it.

const AVAILABLE = [
  'ar', 'bg', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fi', 'fr', 'ga', 'he', 'hr', 'hu', 'it',
  'ja', 'lt', 'lv', 'mt', 'nl', 'pl', 'pt', 'ro', 'ru', 'sk', 'sl', 'sv', 'tr', 'uk', 'zh-CN',
];
const TAG = /^(?=.{2,35}$)[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

export class Language {
  #loaded = null;

  /** Best first. */
  read() {
    const tags = [chosenInJitsi(), document.documentElement.lang, ...navigator.languages]
      .map(normalized)
      .filter(tag => TAG.test(tag));
    return tags.length === 0 ? ['en'] : [...new Set(tags)];
  }

  /** Has the texts for what is read now. */
  async load() {
    const wanted = bestOf(this.read());
    if (wanted === this.#loaded) {
      return;
    }
    try {
      this.texts = await textsOf(wanted);
      this.#loaded = wanted;
    } catch (failure) {
      // Better the language before, or English, than no dialog.
      this.texts ??= await textsOf('en');
      console.warn(`privacy-consent: no texts in ${wanted}:`, failure);
    }
  }
}

// The store has what was chosen; what i18next detected or was told, it keeps for the next time.
function chosenInJitsi() {
  try {
    return (
      window.APP?.store?.getState?.()?.['features/base/settings']?.userSelectedLanguage ||
      window.localStorage.getItem('language')
    );
  } catch {
    // Storage may be forbidden.
    return null;
  }
}

// Jitsi Meet wrote zhCN before it wrote zh-CN.
function normalized(tag) {
  return String(tag ?? '').replace(/^([a-z]{2,3})([A-Z]{2})$/, '$1-$2');
}

function bestOf(tags) {
  for (const tag of tags) {
    const found = AVAILABLE.find(each => each.toLowerCase() === tag.toLowerCase());
    const related = AVAILABLE.find(each => primary(each) === primary(tag));
    if (found ?? related) {
      return found ?? related;
    }
  }
  return 'en';
}

function primary(tag) {
  return tag.split('-')[0].toLowerCase();
}

async function textsOf(tag) {
  const answer = await fetch(new URL(`lang/${tag}.json`, import.meta.url));
  if (!answer.ok) {
    throw new Error(`HTTP status ${answer.status}`);
  }
  return { lang: tag, ...(await answer.json()) };
}

/** A text with its placeholder filled in, which may run in the other direction. */
export function fill(text, value) {
  return text.replace(/\{[a-z]+\}/, () => `\u2068${value}\u2069`);
}
