package health.pratique.format.xml;

/** What stands in an element. */
public sealed interface XmlNode permits XmlElement, XmlText {}
