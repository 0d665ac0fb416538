/** @file Was Modelle anbieten, nach ihren eigenen englischen Worten: Jede Modellfamilie bringt ihre mit, und ein fremdes Modell behält seine. */
const words: Readonly<Record<string, string>> = {
  Distortion: 'Verzerrung',
  'Distortion as people rated it on distorted pictures, about 0 (none) to 100':
    'Verzerrung, wie Menschen sie an gestörten Bildern bewertet haben, etwa 0 (keine) bis 100',
  'Find by words': 'Mit Worten suchen',
  'Find photos by words ("first dance", "dog on the beach") and photos like one; tells alike frames of slow sessions apart':
    'Findet Fotos nach Worten (am besten englisch: „first dance“, „dog on the beach“) und Fotos, die einem gleichen; trennt ähnliche Bilder langsamer Sitzungen',
  'Difference in structure and texture': 'Unterschied in Struktur und Textur',
  'How far a picture is from its original in structure and texture, 0 (alike) to 1, as a metric of compare':
    'Wie weit ein Bild in Struktur und Textur von seinem Original entfernt ist, 0 (gleich) bis 1, als Maß für compare',
  'How far a picture looks from its original, 0 (alike) upwards, as a metric of compare':
    'Wie weit ein Bild von seinem Original entfernt aussieht, ab 0 (gleich), als Maß für compare',
  Faces: 'Gesichter',
  'Where the faces are': 'Wo Gesichter sind',
  'Eyes and smiles': 'Augen und Lächeln',
  'Eyes open or closed, smiles and head turns, per face':
    'Augen offen oder geschlossen, Lächeln und Kopfdrehung, für jedes Gesicht',
  'A second look at eyes': 'Ein zweiter Blick auf Augen',
  'A second opinion on open and closed eyes': 'Eine zweite Meinung zu offenen und geschlossenen Augen',
  'Recognisable faces': 'Erkennbare Gesichter',
  'How well a face could be recognised: turned, blurred, covered or dark ones less. One measure beside eyes and sharpness, it rejects nothing':
    'Wie gut sich ein Gesicht erkennen ließe: abgewandte, unscharfe, verdeckte oder dunkle weniger. Ein Maß neben Augen und Schärfe, das nichts ablehnt',
  'What is wrong with it': 'Was dem Bild fehlt',
  'Quality 1 to 5, what the scene is, and what is wrong with the picture: blur, noise, exposure, compression':
    'Qualität 1 bis 5, was für eine Szene es ist, und was dem Bild fehlt: Unschärfe, Rauschen, Belichtung, Kompression',
  'Technical quality': 'Technische Qualität',
  'Technical quality, 0 to 100, as people rated everyday photos':
    'Technische Qualität, 0 bis 100, wie Menschen Alltagsfotos bewertet haben',
  'Quality of phone pictures': 'Qualität von Handybildern',
  'Technical quality, 0 to 100, as people rated photos taken with phones':
    'Technische Qualität, 0 bis 100, wie Menschen Handyfotos bewertet haben',
  'Quality in parts of a picture': 'Qualität in Teilen eines Bildes',
  'Technical quality, 0 to 100, from the largest set of ratings':
    'Technische Qualität, 0 bis 100, aus der größten Sammlung von Bewertungen',
  Aesthetics: 'Ästhetik',
  'Aesthetics: how photographers would rate the picture, 1 to 10, and how far they would disagree':
    'Ästhetik: wie Fotografen das Bild bewerten würden, 1 bis 10, und wie uneins sie wären',
  Naturalness: 'Natürlichkeit',
  'How natural a picture’s statistics are, about 2 (natural) upwards, without having learned from anybody':
    'Wie natürlich die Statistik eines Bildes ist, ab etwa 2 (natürlich), ohne von jemandem gelernt zu haben',
  'Compression and noise': 'Kompression und Rauschen',
  'Blocking and noise in the busy parts of a picture, 0 (none) to 100, without having learned from anybody':
    'Blöcke und Rauschen in den bewegten Teilen eines Bildes, 0 (nichts) bis 100, ohne von jemandem gelernt zu haben',
  'Look and feel': 'Anmutung',
  'Good or bad, and how bright, noisy, colourful, sharp, natural, happy, warm, lonely a photo feels: to sort and filter by':
    'Gut oder schlecht, und wie hell, verrauscht, farbig, scharf, natürlich, fröhlich, warm, einsam ein Foto wirkt: zum Sortieren und Filtern',
  'Quality of everyday pictures': 'Qualität von Alltagsbildern',
  'Technical quality 0 to 100, as people rated everyday pictures and patches of them':
    'Technische Qualität 0 bis 100, wie Menschen Alltagsbilder und Ausschnitte davon bewertet haben',
  'Blur, noise and compression': 'Unschärfe, Rauschen und Kompression',
  'Technical quality about 1 to 100, on the scale of everyday photos; strong on blur, noise and compression':
    'Technische Qualität, etwa 1 bis 100, auf der Skala von Alltagsbildern; stark bei Unschärfe, Rauschen und Kompression',
  'Aesthetics, and how far people differ': 'Ästhetik, und wie uneins Menschen sind',
  'Aesthetics 1 to 10, and how far people would disagree': 'Ästhetik 1 bis 10, und wie uneins Menschen wären',
  'Quality, and how far people differ': 'Qualität, und wie uneins Menschen sind',
  'Technical quality 1 to 10, and how far people would disagree':
    'Technische Qualität 1 bis 10, und wie uneins Menschen wären',
};

export const ofFamily = (text: string): string =>
  words[text] ?? text.replace(/^Difference that people see \((.*)\)$/, 'Sichtbarer Unterschied ($1)');
