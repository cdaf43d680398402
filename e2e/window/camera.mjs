// A camera for the window: what WebKit captures from is stood in for (see camera.c), and nothing after it. Finding
// the camera, asking for it, the video, each frame's way to Rust and what is made of it are the real thing.
import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export class Camera {
  #plugins;
  #pictures;

  /** Builds the camera in a folder. It is there for apps that are opened in its environment. */
  static async make(folder) {
    const camera = new Camera();
    camera.#plugins = join(folder, 'camera');
    camera.#pictures = join(folder, 'pictures');
    await mkdir(camera.#plugins);
    const { stdout } = await run('pkg-config', ['--cflags', '--libs', 'gstreamer-base-1.0']);
    const source = new URL('camera.c', import.meta.url).pathname;
    const library = join(camera.#plugins, 'libjmotestcamera.so');
    await run('cc', ['-shared', '-fPIC', '-o', library, source, ...stdout.trim().split(/\s+/)]);
    return camera;
  }

  get environment() {
    return { GST_PLUGIN_PATH: this.#plugins, JMO_CAMERA: this.#pictures };
  }

  /** From now on it sees this clip, over and over: JPEG pictures of 640×480, one after the other, 30 a second. */
  async sees(clip) {
    await rm(this.#pictures, { recursive: true, force: true });
    await mkdir(this.#pictures);
    const pictures = split(clip);
    await Promise.all(pictures.map((picture, at) => writeFile(join(this.#pictures, `${String(at).padStart(5, '0')}.jpg`), picture)));
  }
}

/** A picture ends with FF D9, which stands nowhere else in it, and the next begins with FF D8. */
function split(clip) {
  const between = Buffer.from([0xff, 0xd9, 0xff, 0xd8]);
  const pictures = [];
  for (let from = 0; from < clip.length; ) {
    const at = clip.indexOf(between, from);
    const to = at < 0 ? clip.length : at + 2;
    pictures.push(clip.subarray(from, to));
    from = to;
  }
  return pictures;
}
