// Everything the page itself says, in Indonesian, and how it writes days and times.

export const words = {
  away: "Server belum menjawab. Coba muat ulang halaman ini.",
  again: "Belum terkirim. Ketuk untuk kirim ulang.",
  bot: "LaporMitra: ",
  chosen: "sudah dipilih",
  connecting: "menyambung…",
  delivered: "terkirim",
  document: "Dokumen",
  empty: "Belum ada percakapan di sini. Ketik halo, atau kode undangan yang Anda terima.",
  enlarge: "Perbesar gambar",
  me: "Anda: ",
  moving: "Memajukan jam…",
  notMoved: "Jam belum bisa dimajukan. Coba sekali lagi.",
  online: "online",
  sending: "sedang dikirim",
  sheet: "Lembar kerja Excel",
  typing: "sedang mengetik…",
  unread: "ada pesan baru",
};

export const roles = { owner: "pemilik", staff: "staf", partner: "mitra", stranger: "nomor baru" };
export const stops = { prompt: "Waktunya lapor", summary: "Ringkasan", reminder: "Pengingat" };

export const phoneOf = (name) => `HP ${name}`;
export const talkOf = (name) => `Percakapan ${name} dengan LaporMitra`;
export const nowItIs = (moment) => `Sekarang ${longDay(moment)}, ${time(moment)}`;

const formats = {};

/** From here on all days and times are those of this zone, such as "Asia/Jakarta". */
export function liveIn(timeZone) {
  const format = (options) => new Intl.DateTimeFormat("id-ID", { timeZone, ...options });
  formats.time = format({ hour: "2-digit", minute: "2-digit" });
  formats.longDay = format({ weekday: "long", day: "numeric", month: "long" });
  formats.shortDay = format({ weekday: "short", day: "numeric", month: "short" });
  formats.weekday = format({ weekday: "long" });
  formats.zone = format({ timeZoneName: "short" });
}

export const time = (moment) => formats.time.format(moment);
export const longDay = (moment) => formats.longDay.format(moment);
export const shortDay = (moment) => formats.shortDay.format(moment);
export const weekday = (moment) => formats.weekday.format(moment);
export const zone = (moment) => formats.zone.formatToParts(moment).find((part) => part.type === "timeZoneName").value;

liveIn("Asia/Jakarta");
