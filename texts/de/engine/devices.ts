/** @file Deutsche Sätze von Geräten und Servern, die bewerten. */
import type { devicesTexts as english } from '../../en/engine/devices.ts';
import type { Like } from '../../like.ts';
import { decimal } from '../count.ts';

export const devicesTexts: Like<typeof english> = {
  'server.tokenOpen': 'Ein Token wird nur über https:// geschickt; über http:// könnte ihn jeder unterwegs lesen.',
  'server.tokenSpaces': 'Ein Token hat keine Leerzeichen und nur ASCII-Zeichen.',
  'device.processor': 'Prozessor dieses Rechners',
  'device.leftOut': (v) => `seit ${v.day} ausgelassen: ${v.reason}`,
  'device.cudaMissing': 'Die Bibliotheken dafür sind nicht installiert: chinagraph devices install cuda.',
  'cuda.notice':
    'Geladen werden CUDA 13 und cuDNN 9, die NVIDIA unter eigenen Bedingungen herausgibt: Sie werden hier nicht geholt.',
  'cuda.fetching': 'CUDAs Bibliotheken werden geholt (MB)',
  'cuda.checking': 'Prüfen und Entpacken (MB)',
  'cuda.name.driver': 'NVIDIAs Treiber',
  'cuda.name.cuda': 'CUDA',
  'cuda.name.cudnn': 'cuDNN',
  'cuda.get.driver': (v) => `Treiber ${v.version} oder neuer installieren (https://www.nvidia.com/drivers)`,
  'cuda.get.cuda': (v) =>
    `die Bibliotheken von CUDA ${v.version} installieren (Paket cuda-libraries-${v.version}-0 oder neuer aus NVIDIAs Paketquelle, https://developer.nvidia.com/cuda-downloads)`,
  'cuda.get.cudnn': (v) =>
    `cuDNN ${v.version} für CUDA 13 installieren (Paket cudnn${v.version}-cuda-13 aus derselben Quelle, https://developer.nvidia.com/cudnn-downloads)`,
  'cuda.found': (v) => `${v.name} ${v.version}: gefunden`,
  'cuda.lacks': (v) => `${v.name} ${v.version}: fehlt (${v.lacks.join(', ')}): ${v.how}`,
  'cuda.state': (v) =>
    `die Bibliotheken dafür sind ${
      {
        installed: 'installiert',
        missing: 'nicht installiert: chinagraph devices install cuda',
        broken: 'beschädigt: chinagraph devices install cuda legt sie neu an',
        'not-here': 'nicht für dieses System',
      }[v.state]
    }`,
  'cuda.notThere': (v) => `${v.file} ist nicht da`,
  'cuda.noSpace': (v) => `es braucht ${decimal(v.needs, 1)} GB, und in ${v.dir} sind ${decimal(v.free, 1)} GB frei`,
  'cuda.notInstalled': (v) => `Nichts wurde installiert: ${v.why}.`,
  'cuda.windows':
    'Unter Windows treibt DirectML, das mit Chinagraph kommt, dieselben Karten an; das Paket von ONNX Runtime hat dort kein CUDA.',
  'cuda.mac': 'Unter macOS gibt es kein CUDA: Dort bewertet CoreML.',
  'cuda.elsewhere': 'CUDA gibt es nur für Linux auf x64-Prozessoren.',
  'cuda.removed': 'Die Bibliotheken für CUDA wurden entfernt.',
  'cuda.accept': 'Nichts wurde geholt. Mit --accept-licence wird es unter diesen Bedingungen installiert.',
  'cuda.installed': (v) => `Die Bibliotheken für CUDA sind in ${v.folder} installiert.`,
  'cuda.next': 'Vergleiche das Gerät jetzt mit dem Prozessor: chinagraph devices test',
  'device.partly': 'Teile des Modells laufen dabei auf dem Prozessor',
  'device.slow': (v) => `nach ${v.seconds} s nicht fertig: langsamer als der Prozessor`,
  'device.noReference': 'es gibt keine Zahlen des Prozessors zum Vergleichen',
  'device.differs': (v) => `seine Zahlen für ${v.model} sind nicht die des Prozessors`,
  'device.testedLater': 'wird geprüft, wenn das erste Bewertungsmodell installiert ist',
  'device.noneFound': 'keiner gefunden',
  'device.noAdapter': 'Auf diesem Rechner wurde keine Grafikkarte gefunden.',
  'server.none': 'hier gibt es keine Server',
  'server.noModel': 'zum Vergleichen ist kein Modell installiert',
  'server.answers': (v) => `antwortet in ${v.ms} ms`,
  'server.otherCount': (v) => `gibt ${v.count} Zahlen als ${v.output}, die Karte sagt ${v.due}`,
  'server.servedFailed': (v) => `${v.id} auf ${v.url}: der Server ${v.why}`,
  'server.notYours': (v) => `${v.url} gehört nicht zu deinen Servern, deshalb wird kein Bild dorthin geschickt`,
  'server.failed': (v) => `${v.host} hat gerade versagt`,
  'scorer.silent': (v) =>
    `gab beim ${{ starting: 'Starten', reading: 'Lesen', loading: 'Laden', running: 'Rechnen', testing: 'Prüfen' }[v.doing]} ${v.ms} ms lang kein Zeichen`,
  'scorer.ended': (v) => `wurde von ${v.signal} beendet`,
  'scorer.code': (v) => `endete mit Code ${v.code}`,
  'scorer.cannotStart': (v) => `Der Prozess zum Bewerten startet nicht: Er ${v.reason}.`,
  'scorer.died': (v) =>
    `Der Prozess zum Bewerten ${v.reason}${v.times > 1 ? `, ${v.times}-mal beim selben Bild` : ''}.`,
  'scorer.over': 'das Bewerten wurde beendet',
  'server.noIp': 'er hat keine Adresse',
  'server.nowhere': (v) => `${v.ip} ist keine Adresse eines Servers`,
  'server.outside': (v) =>
    `${v.ip} liegt außerhalb des eigenen Netzes, und http:// belegt nicht, wer dort antwortet: https:// verwenden`,
  'server.refusedAddress': (v) => `${v.why.charAt(0).toUpperCase()}${v.why.slice(1)}.`,
  'server.noAddress': 'Das ist keine Adresse eines Servers. Sie sieht aus wie https://gpu.example:8000.',
  'server.protocol': (v) => `${v.protocol}// führt zu keinem Server. https:// verwenden.`,
  'server.password': 'Name und Passwort gehören nicht in die Adresse; ein Token wird für sich angegeben.',
  'server.query': 'Was auf ? oder # folgt, weglassen.',
  'server.late': (v) => `gab innerhalb von ${v.seconds} s keine ganze Antwort`,
  'server.redirects': (v) => `will anderswohin führen (Status ${v.status}), dem wird nicht gefolgt`,
  'server.tooMuch': (v) => `antwortete mit mehr als ${v.bytes} Bytes`,
  'server.cut': 'hörte mitten in der Antwort auf',
  'server.upgrades': 'antwortet mit einem anderen Protokoll',
  'server.refusesConnection': 'antwortet nicht (Verbindung abgelehnt)',
  'server.noName': 'ist unter dem Namen nicht zu finden',
  'server.hangsUp': 'beendete die Verbindung',
  'server.headers': 'antwortete mit mehr Kopfzeilen als erlaubt',
  'server.noHttp': 'antwortet nicht wie ein Server',
  'server.untrusted': (v) => `ist nicht vertrauenswürdig: ${v.message}`,
  'server.noProtocol': (v) => `antwortet anders, als das Protokoll es sagt (${v.detail})`,
  'server.status': (v) => `antwortet mit Status ${v.status}${v.words === '' ? '' : `: ${v.words}`}`,
  'server.hasNo': (v) => `hat kein Modell ${v.model}`,
  'server.broke': (v) => `${v.host} ${v.why}.`,
};
