import { mount } from 'svelte';
import App from './App.svelte';
import { applyTheme } from './layout/theme.svelte.ts';
import { followLinks } from './routing/location.svelte.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';

applyTheme();
followLinks(document);

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no element #app');
mount(App, { target });
