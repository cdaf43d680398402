import './styles/all.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { useAppearance } from './lib/appearance';
import { useLanguage } from './lib/language.svelte';
import { preferences } from './lib/preferences.svelte';

// Before Rust has answered, the device's own wishes hold.
useAppearance(preferences.current);
useLanguage(preferences.current.language);

mount(App, { target: document.getElementById('app')! });
