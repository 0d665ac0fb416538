/** @file A QR code as one path: dark on white whatever the theme, for cameras. */
import type { ReactNode } from 'react';
import { encode } from 'uqr';

export const QrCode = ({ text, name }: { text: string; name: string }): ReactNode => {
  const { data, size } = encode(text, { ecc: 'M', border: 3 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className="qr-code" role="img" aria-label={name} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
};
