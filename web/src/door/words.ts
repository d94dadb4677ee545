import i18next from 'i18next';
import en from '../locales/en.door.json';
import zh from '../locales/zh-CN.door.json';

// Both at once: a door without network must be able to change its language, too.
i18next.addResourceBundle('zh-CN', 'translation', zh, true, true);
i18next.addResourceBundle('en', 'translation', en, true, true);
