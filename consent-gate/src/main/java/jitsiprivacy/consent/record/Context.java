package jitsiprivacy.consent.record;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jitsiprivacy.consent.json.Json;

/** What the names in a record mean, in the record itself: nobody has to fetch anything. */
final class Context {

  /** Of what DPV has no term for, and of the ids of records and subjects. */
  static final String OURS = "urn:jitsi-privacy:consent-record:0:";

  private static final Map<String, String> PREFIXES =
      Map.of(
          "dct", "http://purl.org/dc/terms/",
          "dpv", "https://w3id.org/dpv#",
          "jp", OURS,
          "loc", "https://w3id.org/dpv/loc#",
          "pd", "https://w3id.org/dpv/pd#",
          "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
          "schema", "https://schema.org/",
          "xsd", "http://www.w3.org/2001/XMLSchema#");

  /** Of these the value is a thing, not a text. */
  private static final List<String> LINKS =
      List.of(
          "dct:conformsTo",
          "dpv:hasJurisdiction",
          "dpv:hasLegalBasis",
          "dpv:hasLocation",
          "dpv:isIndicatedBy");

  private Context() {}

  static Json.Fields fields() {
    Map<String, Json> all = new TreeMap<>();
    PREFIXES.forEach((prefix, iri) -> all.put(prefix, new Json.Text(iri)));
    LINKS.forEach(name -> all.put(name, Json.Fields.NONE.with("@type", "@id")));
    all.put("dpv:isIndicatedAtTime", Json.Fields.NONE.with("@type", "xsd:dateTime"));
    return Json.Fields.of(all);
  }
}
