import { type ReactNode, useState } from 'react';
import { useApp } from '../../state/use-app.ts';
import { FindDialog } from './find-dialog.tsx';

/** Like the photo that was active when it was asked. */
const FindLike = (): ReactNode => {
  const app = useApp();
  const [like] = useState(() => app.cursor.state.getState().cursor);
  return <FindDialog like={like} />;
};

export default FindLike;
