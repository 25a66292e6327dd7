import '../shared/tokens.css';
import './page.css';

import { applyTheme } from '../shared/theme';
import './zb-widget';

applyTheme();
