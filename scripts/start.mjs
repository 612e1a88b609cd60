// npm start: installs and builds what is missing, reads the bundled example case and shows the main job.
import { join } from 'node:path';
import { buildIfNeeded, installIfNeeded, projectRoot, runNode } from './toolchain.mjs';

installIfNeeded();
buildIfNeeded();
runNode([join(projectRoot, 'bin/firsthand.mjs'), 'demo']);
