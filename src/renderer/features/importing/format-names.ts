/** What formats are called, by their importer's id; the same in every language. */
const NAMES: Readonly<Record<string, string>> = {
  docx: 'Word',
  odt: 'OpenDocument',
  rtf: 'RTF',
  csv: 'CSV',
  xlsx: 'Excel',
  qdpx: 'REFI-QDA',
  vtt: 'WebVTT',
  noscribe: 'noScribe',
  srt: 'SubRip',
  eaf: 'ELAN',
  exb: 'EXMARaLDA',
  trs: 'Transcriber',
  textgrid: 'Praat TextGrid',
  chat: 'CHAT (CLAN)',
  deepgram: 'Deepgram',
  'aws-transcribe': 'Amazon Transcribe',
  'google-speech': 'Google Speech-to-Text',
  'azure-speech': 'Azure Speech',
  'bbc-kaldi': 'BBC Kaldi',
  'whisper-cpp': 'whisper.cpp',
  otranscribe: 'oTranscribe',
  assemblyai: 'AssemblyAI',
  whisperx: 'WhisperX',
  'whisper-timestamped': 'whisper-timestamped',
  'faster-whisper': 'faster-whisper',
  whisper: 'Whisper',
}

/** A format's name; null for plain text, which is worded, and for one without a name here. */
export const formatName = (id: string): string | null => NAMES[id] ?? null
