package jitsiprivacy.consent.web;

/** What an operator might write, in the languages that layout is tested in. */
final class Notices {

  private Notices() {}

  static Message in(String language) {
    return switch (language) {
      case "de" ->
          notice(
              language,
              "Datenschutz in dieser Besprechung",
              "Niemand hört oder sieht Sie, bevor Sie zustimmen.\n\nVerantwortlich ist der Betreiber"
                  + " dieses Dienstes.",
              "An der Besprechung teilnehmen",
              "Ihr Bild und Ton werden übertragen.",
              "Aufgezeichnet werden",
              "Die Aufzeichnung wird 30 Tage lang aufbewahrt.",
              "Protokolle für den Betrieb",
              "Adressen werden durch Pseudonyme ersetzt.");
      case "fr" ->
          notice(
              language,
              "Confidentialité dans cette réunion",
              "Personne ne vous entend ni ne vous voit avant votre accord.\n\nLe responsable est"
                  + " l’exploitant de ce service.",
              "Participer à la réunion",
              "Votre image et votre voix sont transmises.",
              "Être enregistré(e)",
              "L’enregistrement est conservé pendant 30 jours.",
              "Journaux d’exploitation",
              "Les adresses sont remplacées par des pseudonymes.");
      case "ar" ->
          notice(
              language,
              "الخصوصية في هذا الاجتماع",
              "لن يسمعكم أو يراكم أحد قبل موافقتكم.\n\nالمسؤول هو مشغّل هذه الخدمة.",
              "المشاركة في الاجتماع",
              "يتم نقل صورتكم وصوتكم.",
              "الظهور في التسجيل",
              "يُحتفظ بالتسجيل لمدة 30 يومًا.",
              "سجلات التشغيل",
              "تُستبدل العناوين بأسماء مستعارة.");
      default -> throw new IllegalArgumentException(language);
    };
  }

  private static Message notice(String language, String title, String text, String... purposes) {
    Message message =
        Message.asking()
            .notice(notice -> notice.put("lang", language).put("title", title).put("text", text));
    for (int i = 0; i < purposes.length / 2; i++) {
      String purposeTitle = purposes[2 * i];
      String purposeText = purposes[2 * i + 1];
      message.purpose(i, purpose -> purpose.put("title", purposeTitle).put("text", purposeText));
    }
    return message;
  }
}
