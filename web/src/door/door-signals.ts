import type { CheckInResult } from '../api/types';

type Tone = [frequency: number, startMs: number, lengthMs: number];
const tones: Record<'ok' | 'twice' | 'no', Tone[]> = {
  ok: [
    [880, 0, 90],
    [1320, 90, 140],
  ],
  twice: [
    [440, 0, 120],
    [440, 180, 120],
  ],
  no: [[196, 0, 420]],
};
const vibrations = { ok: [80], twice: [80, 80, 80], no: [300] };

let audio: AudioContext | undefined;

/** Browsers play nothing before the first tap or key: called then. */
export function unlockSound(): void {
  audio ??= new AudioContext();
  if (audio.state === 'suspended') void audio.resume();
}

/** Heard and felt, for a steward who looks at the guest. */
export function signal(result: CheckInResult | 'problem'): void {
  const kind = result === 'ok' ? 'ok' : result === 'already_checked_in' ? 'twice' : 'no';
  if ('vibrate' in navigator) navigator.vibrate(vibrations[kind]);
  if (audio?.state !== 'running') return;
  for (const [frequency, startMs, lengthMs] of tones[kind]) {
    const start = audio.currentTime + startMs / 1000;
    const [tone, volume] = [audio.createOscillator(), audio.createGain()];
    tone.frequency.value = frequency;
    tone.type = kind === 'ok' ? 'sine' : 'square';
    volume.gain.setValueAtTime(0.25, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + lengthMs / 1000);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + lengthMs / 1000);
  }
}
