import '../styles/all.css';
import { mount } from 'svelte';
import { adopt } from '../lib/preferences.svelte';
import Gallery from './Gallery.svelte';

adopt({ language: 'id', theme: 'system', text_size: 100, amounts_hidden: false, last_place: 'home' });

mount(Gallery, { target: document.getElementById('app')! });
