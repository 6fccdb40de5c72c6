// quote_parser.js MODULE FILE - npm's quote-parser on the text of each article.
const parser = require(process.argv[2]);
const lines = require('readline').createInterface({input: require('fs').createReadStream(process.argv[3])});
let found = 0;
lines.on('line', line => { found += parser.parse(JSON.parse(line).text, 'en').length; });
lines.on('close', () => console.log(found));
