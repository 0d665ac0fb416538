import type { ReactNode } from 'react';
import { FindDialog } from './find-dialog.tsx';

const FindByWords = (): ReactNode => <FindDialog like={null} />;

export default FindByWords;
