// Records the microphone: one recording, its level while it lasts, and its sound once it is stopped. No React; used by
// useDictation.
const TYPES = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];

export type MicrophoneFault = "noMicrophone" | "refused" | "microphoneFailed";

/** Whether this browser can, and this page may: without HTTPS there is no microphone. */
export function canRecord(): boolean {
  return "MediaRecorder" in window && "mediaDevices" in navigator;
}

export interface Recording {
  /** From 0 to 1, as loud as it is now. */
  level: () => number;
  /** The whole recording; the microphone is let go. */
  stop: () => Promise<Blob>;
  cancel: () => void;
}

/** Rejects with what `faultOf` understands. */
export async function record(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
  try {
    return recordingOf(stream);
  } catch (error) {
    release(stream);
    throw error;
  }
}

function recordingOf(stream: MediaStream): Recording {
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, mimeType === undefined ? {} : { mimeType });
  const meter = levelMeter(stream);
  const pieces: Blob[] = [];
  const end = () => {
    meter.close();
    release(stream);
  };
  const stopped = new Promise<Blob>((resolve, reject) => {
    recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
    recorder.addEventListener("stop", () => {
      end();
      resolve(new Blob(pieces, { type: recorder.mimeType }));
    });
    recorder.addEventListener("error", () => {
      end();
      reject(new DOMException("recording failed", "NotReadableError"));
    });
  });
  stopped.catch(() => undefined);
  recorder.start(1_000);
  const halt = () => {
    if (recorder.state !== "inactive") recorder.stop();
  };
  return {
    level: meter.level,
    stop: () => {
      halt();
      return stopped;
    },
    cancel: halt,
  };
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function levelMeter(stream: MediaStream): { level: () => number; close: () => void } {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level: () => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      // Speech lies around a tenth of the full scale: four times that fills the bar.
      return Math.min(1, Math.sqrt(power) * 4);
    },
    close: () => void context.close(),
  };
}

export function faultOf(error: unknown): MicrophoneFault {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "noMicrophone";
  return name === "NotAllowedError" || name === "SecurityError" ? "refused" : "microphoneFailed";
}
