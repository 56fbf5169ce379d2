/**
 * Finds addresses and secrets in a stream of bytes and writes others in their place; everything
 * else leaves as it came, byte for byte.
 *
 * <p>Whether something is an address is decided by its own shape and by what stands beside it in
 * the same line. When in doubt it is one: an address too many is an annoyance, one too few is a
 * leak.
 *
 * <table>
 * <caption>Dotted quads that stay</caption>
 * <tr><th>because of</th><th>for example</th></tr>
 * <tr><td>an octet above 255 or with a leading zero, or more than four parts</td>
 *     <td>{@code 21.04.52.548}, {@code 1.3.6.1.4.1}</td></tr>
 * <tr><td>a letter {@code v}, {@code rc}, {@code ver} or {@code version} grown to it</td>
 *     <td>{@code v1.2.3.4}</td></tr>
 * <tr><td>a word before it, with blanks, quotes, brackets, {@code =} or {@code :} between: version,
 *     versions, ver, v, rev, revision, build, section, chapter, oid, openssl, or the name of a browser or of
 *     the JDK</td>
 *     <td>{@code Version="2.3.105.1"}, {@code Chrome 120.0.6099.9}</td></tr>
 * <tr><td>a name and a dash before it, when the first part is below 60, unless the name says that an
 *     address follows ({@code ip-}, {@code client-})</td>
 *     <td>{@code jitsi-videobridge-2.3.105.1}</td></tr>
 * <tr><td>the name of a product and a slash before it: capitalised, with a small letter in it, or
 *     one of few in capitals</td>
 *     <td>{@code Chrome/120.0.6099.9}</td></tr>
 * <tr><td>{@code java.…@} or {@code jdk.…@} before it</td><td>{@code java.base@17.0.9.1/}</td></tr>
 * <tr><td>{@code .so.} or {@code OID.} before it</td><td>{@code libx.so.1.2.3.4}</td></tr>
 * <tr><td>the suffix of a version or of a file after it</td>
 *     <td>{@code 4.4.8.1-jitsi}, {@code 2.3.105.1-ge155b81e}, {@code 2.3.105.1.jar}, {@code 1.2.3.4+dfsg},
 *     {@code a_1.2.3.4_all.deb}</td></tr>
 * </table>
 *
 * <p>A port after it ({@code :5000}) overrules a word, a dash and a product before it.
 *
 * <table>
 * <caption>Groups with colons that stay</caption>
 * <tr><th>because of</th><th>for example</th></tr>
 * <tr><td>fewer than eight groups and no {@code ::}, or more than eight that do not end in a
 *     port</td><td>times, ratios, MAC addresses, fingerprints</td></tr>
 * <tr><td>eight groups of two digits each</td><td>EUI-64, bytes</td></tr>
 * <tr><td>a letter or {@code _} grown to either end</td>
 *     <td>{@code Foo::bar}, {@code std::vector}</td></tr>
 * <tr><td>no group at all</td><td>{@code ::}, {@code [::]:5269}</td></tr>
 * <tr><td>a {@code ::} and, unless in brackets or before a zone or a prefix length: no decimal digit
 *     and a first group of fewer than four; or at most two groups in mixed case; or a single group
 *     before {@code ::} that has not four digits or no decimal one. All space in use begins with a
 *     group of four (IANA: 2000::/3, fc00::/7, fe80::/10, ff00::/8), but for what begins with
 *     {@code ::} and for 64:ff9b::/32, which have decimal digits.</td>
 *     <td>{@code a::b}, {@code Add::Face}</td></tr>
 * </table>
 *
 * <p>Without brackets, a port is told from a group where it can be: when it is the ninth, has five
 * digits, or follows a dotted quad or, with three digits or more, a {@code ::}. Else it is taken
 * for a part of the address: {@code 2001:db8::1:3478}.
 */
package jitsiprivacy.anonymizer.scan;
