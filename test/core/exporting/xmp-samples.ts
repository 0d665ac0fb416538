/** @file Sidecars as five programs write them, reduced to what matters: attribute and element form, foreign prefixes, structures, keywords, edits. */
const open =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Adobe XMP Core 7.0-c000">\n <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n';
const close = ' </rdf:RDF>\n</x:xmpmeta>\n';
const packet = (body: string) =>
  `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>\n${open}${body}${close}<?xpacket end="w"?>`;

export const samples: Record<string, string> = {
  lightroom: packet(`  <rdf:Description rdf:about=""
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:xmpDM="http://ns.adobe.com/xmp/1.0/DynamicMedia/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"
   xmp:ModifyDate="2026-06-14T14:22:07.48"
   xmp:Rating="2"
   xmpDM:pick="0"
   crs:Version="17.0"
   crs:Exposure2012="+0.35"
   crs:HasCrop="True"
   crs:CropTop="0.0312">
   <dc:subject>
    <rdf:Bag>
     <rdf:li>wedding</rdf:li>
     <rdf:li>r&amp;d &lt;harbour&gt;</rdf:li>
    </rdf:Bag>
   </dc:subject>
   <crs:ToneCurvePV2012>
    <rdf:Seq>
     <rdf:li>0, 0</rdf:li>
     <rdf:li>255, 255</rdf:li>
    </rdf:Seq>
   </crs:ToneCurvePV2012>
  </rdf:Description>
`),
  captureOne: `<?xml version="1.0" encoding="UTF-8"?>\r\n${open.replaceAll('\n', '\r\n')}  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:lightroom="http://ns.adobe.com/lightroom/1.0/">\r\n   <xmp:Rating>3</xmp:Rating>\r\n   <xmp:Label>Yellow</xmp:Label>\r\n   <lightroom:hierarchicalSubject><rdf:Bag><rdf:li>a|b</rdf:li></rdf:Bag></lightroom:hierarchicalSubject>\r\n  </rdf:Description>\r\n${close.replaceAll('\n', '\r\n')}`,
  darktable: packet(`  <rdf:Description rdf:about=""
    xmlns:xap="http://ns.adobe.com/xap/1.0/"
    xmlns:darktable="http://darktable.sf.net/"
   xap:Rating="1"
   darktable:xmp_version="5"
   darktable:history_end="3">
   <darktable:history>
    <rdf:Seq>
     <rdf:li
      darktable:num="0"
      darktable:operation="exposure"
      darktable:params="0000807f"/>
    </rdf:Seq>
   </darktable:history>
  </rdf:Description>
`),
  digiKam:
    packet(`  <rdf:Description rdf:about='' xmlns:digiKam='http://www.digikam.org/ns/1.0/' digiKam:PickLabel='0' digiKam:ColorLabel='0'/>
  <rdf:Description rdf:about='' xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmlns:MicrosoftPhoto='http://ns.microsoft.com/photo/1.0/' xmp:Rating='0' MicrosoftPhoto:Rating='0'/>
`),
  photoMechanic: packet(`  <rdf:Description rdf:about=""
    xmlns:photomechanic="http://ns.camerabits.com/photomechanic/1.0/"
    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
    photomechanic:ColorClass="0"
    photomechanic:Tagged="False"
    photomechanic:Prefs="0:0:0:-00001"
    photoshop:Urgency="0"
    photoshop:Headline="Harbour &quot;2026&quot;"/>
`),
};
